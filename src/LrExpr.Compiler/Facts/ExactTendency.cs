using LrExpr.Binding;
using LrExpr.Language;
using LrExpr.Lowering;

namespace LrExpr.Facts;

/// <summary>
/// Finds the tendency of a value, from operations whose rounded results rise with their arguments: then it never falls, not even by a last place. (True is more
/// than false.) The logarithm of the platform is no such operation, but its errors are far smaller than the steps of a number that is not too large.
/// </summary>
internal sealed class ExactTendency : LoweredVisitor<Tendency>
{
    private readonly IReadOnlyDictionary<Local, BoundExpression> _locals;
    private readonly Dictionary<Local, Tendency> _known = [];

    private bool _hasLogarithm;

    private ExactTendency(IReadOnlyDictionary<Local, BoundExpression> locals) => _locals = locals;

    /// <param name="node">The tree.</param>
    /// <param name="locals">The values of locals bound around it.</param>
    /// <param name="logarithmsRise">Whether logarithms may be taken to rise.</param>
    public static Tendency Of(BoundExpression node, IReadOnlyDictionary<Local, BoundExpression> locals, bool logarithmsRise)
    {
        var walk = new ExactTendency(locals);
        var tendency = walk.Visit(node);
        return walk._hasLogarithm && !logarithmsRise ? Tendency.Unknown : tendency;
    }

    protected override Tendency VisitConstant(BoundConstant node) => Tendency.Constant;

    protected override Tendency VisitStep(BoundStep node) => Tendency.Rising;

    protected override Tendency VisitLocal(BoundLocal node)
    {
        if (!_known.TryGetValue(node.Local, out var tendency))
        {
            tendency = _locals.TryGetValue(node.Local, out var value) ? Visit(value) : Tendency.Unknown;
            _known.Add(node.Local, tendency);
        }

        return tendency;
    }

    protected override Tendency VisitCall(BoundCall node)
    {
        switch (node.Function.Name)
        {
            case "plus" or "floor" or "ceil" or "trunc" or "round" or "sign" or "wholeStep":
                return Visit(node.Arguments[0]);
            case "negate":
                return Visit(node.Arguments[0]).Opposite;
            case "ln" or "log2" or "log10":
            case "log" when node.Arguments.Length == 1:
                _hasLogarithm = true;
                return Visit(node.Arguments[0]);
            case "add" or "min" or "max":
                return node.Arguments.Select(Visit).Aggregate((a, b) => a.Plus(b));
            case "subtract" or "greater" or "greaterOrEqual":
                return Visit(node.Arguments[0]).Plus(Visit(node.Arguments[1]).Opposite);
            case "less" or "lessOrEqual":
                return Visit(node.Arguments[0]).Opposite.Plus(Visit(node.Arguments[1]));
            case "multiply" when node.Arguments[0] is BoundConstant { Value.Number: var factor }:
                return Visit(node.Arguments[1]).Times(factor);
            case "multiply" or "divide" when node.Arguments[1] is BoundConstant { Value.Number: var factor }:
                return Visit(node.Arguments[0]).Times(factor);
            case "reached" when node.Arguments[1] is BoundConstant:
                return Visit(node.Arguments[0]);
            default:
                return Tendency.Unknown;
        }
    }

    protected override Tendency VisitLet(BoundLet node) => Tendency.Unknown;

    protected override Tendency VisitConditional(BoundConditional node) => Tendency.Unknown;

    protected override Tendency VisitScheduleCall(BoundScheduleCall node) => Tendency.Unknown;

    protected override Tendency VisitCode(BoundCode node) => Tendency.Unknown;
}
