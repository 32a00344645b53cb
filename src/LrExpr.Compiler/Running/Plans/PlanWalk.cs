using LrExpr.Binding;
using LrExpr.Facts;
using LrExpr.Language;
using LrExpr.Running.Closures;

namespace LrExpr.Running.Plans;

/// <summary>A walk over a tree that knows what is known of its parts over a range of steps, and can evaluate them.</summary>
/// <param name="range">The steps.</param>
internal abstract class PlanWalk(StepRange range) : BoundRewriter
{
    private readonly Scope _scope = new();

    protected StepRange Range => range;

    protected FactReader Facts { get; } = new(range);

    protected override BoundExpression VisitLet(BoundLet node)
    {
        _scope.Add(node.Local, node.Value);
        Facts.Visit(node);
        return base.VisitLet(node);
    }

    /// <summary>A part with the <c>let</c>s around it that it needs.</summary>
    protected BoundExpression Closed(BoundExpression part) => _scope.Close(part);

    /// <summary>The value of a part at a step; a truth is 1 or 0.</summary>
    protected Func<long, double> FunctionOf(BoundExpression part) =>
        ClosureEmitter.Emit(Closed(part), _ => throw new InvalidOperationException("Of a schedule nothing is known that could be planned by."));

    /// <summary>
    /// The condition by which <c>min(x, limit)</c> is <c>x</c>, and <c>max(x, limit)</c>; zeros of either sign included, if the limit is not -0. Null where the call is
    /// none of these.
    /// </summary>
    protected static (BoundCall Condition, BoundExpression X, BoundConstant Limit)? LimitOf(BoundCall node)
    {
        if (node.Function.Pieces is not { ComparesArguments: true } || node.Arguments.Length != 2)
            return null;
        var (x, limit) = node.Arguments[0] is BoundConstant first ? (node.Arguments[1], first) : (node.Arguments[0], node.Arguments[1] as BoundConstant);
        if (limit is null || limit.Value.Number is 0 and var zero && double.IsNegative(zero))
            return null;
        return (new BoundCall(node.Function == FunctionTable.Min ? FunctionTable.LessOrEqual : FunctionTable.Greater, x, limit), x, limit);
    }

    protected static bool HaveSameBits(double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b);
}
