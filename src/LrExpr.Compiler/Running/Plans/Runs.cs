using LrExpr.Binding;
using LrExpr.Facts;
using LrExpr.Language;
using LrExpr.Lowering;

namespace LrExpr.Running.Plans;

/// <summary>
/// A tree over steps that fall into runs, within which <c>floor(step / 100)</c> and the like have one value: what they are, what follows from them alone,
/// and what is left to be computed at each step.
/// </summary>
/// <param name="Roots">What is constant within a run; runs end where one of them changes.</param>
/// <param name="Derived">What follows from the roots, in order.</param>
/// <param name="Body">The value, by the step and the locals of roots and derived ones.</param>
internal sealed record Runs(
    IReadOnlyList<(Local Local, BoundExpression Value)> Roots, IReadOnlyList<(Local Local, BoundExpression Value)> Derived, BoundExpression Body)
{
    private const int Most = 16;

    /// <summary>Roots, then derived ones.</summary>
    public IReadOnlyList<(Local Local, BoundExpression Value)> All { get; } = [.. Roots, .. Derived];

    /// <summary>The tree in this form, or null where there are no runs that pay.</summary>
    public static Runs? Of(BoundExpression body, StepRange range)
    {
        var roots = new RootFinder(range);
        var rest = Simplifier.ForCode(roots.Visit(body), Numerics.Strict);
        if (roots.Found.Count == 0)
            return null;
        var conditions = new ConditionFinder(range, roots.Found, rest);
        rest = conditions.Visit(rest);
        var hoisting = new Hoisting(roots.Found.Select(root => root.Local));
        hoisting.Survey(rest);
        rest = hoisting.Visit(rest);
        return new Runs(roots.Found, hoisting.Derived, rest);
    }

    /// <summary>Replaces what changes rarely, and in one direction, by locals.</summary>
    private sealed class RootFinder(StepRange range) : BoundRewriter
    {
        private const int Ahead = 4_096;
        private const double ShortestRun = 64;

        private readonly ValueBounds _bounds = ValueBounds.OfSingleValues(range);
        private readonly Scope _scope = new();

        public List<(Local Local, BoundExpression Value)> Found { get; } = [];

        protected override BoundExpression VisitLet(BoundLet node)
        {
            _scope.Add(node.Local, node.Value);
            _bounds.Add(node.Local, _bounds.Visit(node.Value));
            return base.VisitLet(node);
        }

        protected override BoundExpression VisitCall(BoundCall node) => TryTakeOut(node) ?? base.VisitCall(node);

        private BoundExpression? TryTakeOut(BoundCall node)
        {
            if (node.Function.Name is not ("floor" or "ceil" or "trunc" or "round" or "sign" or "wholeStep" or "reached")
                || Found.Count == Most
                || !_bounds.Visit(node.Arguments[0]).IsFinite
                || !ExactTendency.Of(node, _scope.Values, logarithmsRise: Logarithms.AreSafe(node, _scope, range)).IsOneWay)
                return null;

            var closed = _scope.Close(node);
            double first = BoundEvaluator.Evaluate(closed, range.First);
            if (BitConverter.DoubleToInt64Bits(BoundEvaluator.Evaluate(closed, range.Last)) == BitConverter.DoubleToInt64Bits(first))
                return new BoundConstant(first);
            long ahead = Math.Min(range.Last, range.First + Ahead);
            if (Math.Abs(BoundEvaluator.Evaluate(closed, ahead) - first) > (ahead - range.First) / ShortestRun)
                return null;
            var local = new Local("run", FormulaType.Number);
            Found.Add((local, closed));
            return new BoundLocal(local);
        }
    }

    /// <summary>
    /// Adds to the roots what compares something that is constant within a run with something that goes one way, so that it changes once within a run at most.
    /// </summary>
    private sealed class ConditionFinder : BoundRewriter
    {
        private static readonly BoundConstant Zero = new(0.0), One = new(1.0);

        private readonly ValueBounds _bounds;
        private readonly Scope _scope = new();
        private readonly Hoisting _constants;
        private readonly List<(Local Local, BoundExpression Value)> _roots;

        public ConditionFinder(StepRange range, List<(Local Local, BoundExpression Value)> roots, BoundExpression body)
        {
            _roots = roots;
            _bounds = ValueBounds.OfSingleValues(range);
            foreach (var (local, value) in roots)
                _bounds.Add(local, _bounds.Visit(value));
            _constants = new Hoisting(roots.Select(root => root.Local));
            _constants.Survey(body);
        }

        protected override BoundExpression VisitLet(BoundLet node)
        {
            _scope.Add(node.Local, node.Value);
            _bounds.Add(node.Local, _bounds.Visit(node.Value));
            return base.VisitLet(node);
        }

        protected override BoundExpression VisitCall(BoundCall node)
        {
            if (node.Function.Name is not ("less" or "lessOrEqual" or "greater" or "greaterOrEqual") || _roots.Count == Most
                || !(Goes(node.Arguments[0], node.Arguments[1]) || Goes(node.Arguments[1], node.Arguments[0])))
                return base.VisitCall(node);
            var local = new Local("condition", FormulaType.Number);
            _roots.Add((local, new BoundConditional(_scope.Close(node), One, Zero)));
            return new BoundCall(FunctionTable.Operator("notEqual"), new BoundLocal(local), Zero);
        }

        private bool Goes(BoundExpression one, BoundExpression constant) =>
            _constants.Survey(constant) && _bounds.Visit(one).IsFinite && ExactTendency.Of(one, _scope.Values, logarithmsRise: false).IsOneWay;
    }
}
