using LrExpr.Binding;
using LrExpr.Facts;
using LrExpr.Language;
using LrExpr.Lowering;

namespace LrExpr.Running.Plans;

/// <summary>A tree over steps that fall into runs, within which <c>floor(step / 100)</c> and the like have one value.</summary>
/// <param name="Roots">What is constant within a run, each with the local that stands for it; runs end where one of them changes.</param>
/// <param name="Body">The value, by the step and the locals of the roots.</param>
internal sealed record Runs(IReadOnlyList<(Local Local, BoundExpression Value)> Roots, BoundExpression Body)
{
    private const int Most = 16;

    /// <summary>The tree in this form, or null where there are no runs of a length that pays.</summary>
    public static Runs? Of(BoundExpression body, StepRange range)
    {
        var roots = new RootFinder(range);
        var rest = Simplifier.ForCode(roots.Visit(body));
        if (roots.Found.Count == 0)
            return null;
        rest = new ConditionFinder(range, roots.Found).Visit(rest);
        return new Runs(roots.Found, rest);
    }

    /// <summary>Replaces what changes rarely, and in one direction, by locals.</summary>
    private sealed class RootFinder(StepRange range) : PlanWalk(range)
    {
        private const int Ahead = 4_096;

        /// <summary>To find the end of a shorter run takes longer than to compute its values in blocks.</summary>
        private const double Shortest = 64;

        public List<(Local Local, BoundExpression Value)> Found { get; } = [];

        protected override BoundExpression VisitCall(BoundCall node) => TryTakeOut(node) ?? base.VisitCall(node);

        private BoundLocal? TryTakeOut(BoundCall node)
        {
            if (!node.Function.IsStepped || Found.Count == Most || Facts.Visit(node) is not { NeverTurns: true, Tendency.IsOneWay: true })
                return null;
            var function = FunctionOf(node);
            long ahead = Math.Min(Range.Last, Range.First + Ahead);
            if (Math.Abs(function(ahead) - function(Range.First)) > (ahead - Range.First) / Shortest)
                return null;
            var local = new Local("run", FormulaType.Number);
            Found.Add((local, Closed(node)));
            return new BoundLocal(local);
        }
    }

    /// <summary>
    /// Adds to the roots what compares something that is constant within a run with something that goes one way, so that it changes once within a run at most.
    /// </summary>
    private sealed class ConditionFinder : PlanWalk
    {
        private static readonly BoundConstant Zero = new(0.0), One = new(1.0);

        private readonly List<(Local Local, BoundExpression Value)> _roots;

        public ConditionFinder(StepRange range, List<(Local Local, BoundExpression Value)> roots)
            : base(range)
        {
            _roots = roots;
            foreach (var (local, value) in roots)
                Facts.Add(local, Facts.Visit(value) with { Tendency = Tendency.Constant });
        }

        protected override BoundExpression VisitCall(BoundCall node)
        {
            // With the roots taken for constants.
            if (node.Type != FormulaType.Boolean || node.Arguments.Length != 2 || _roots.Count == Most || !Facts.Visit(node).NeverTurns)
                return base.VisitCall(node);
            var local = new Local("condition", FormulaType.Number);
            var value = Closed(node);
            foreach (var (root, definition) in Enumerable.Reverse(_roots))
                value = new BoundLet(root, definition, value);
            _roots.Add((local, FreshLocals.Copy(new BoundConditional(value, One, Zero))));
            return new BoundCall(FunctionTable.NotEqual, new BoundLocal(local), Zero);
        }
    }
}
