using LrExpr.Binding;

namespace LrExpr.Lowering;

/// <summary><c>-(-x)</c>, <c>+x</c> and <c>not not x</c> are <c>x</c>.</summary>
internal sealed class RepeatedSign : ISimplification
{
    public IReadOnlyList<string> Functions => ["plus", "negate", "not"];

    public BoundExpression? Apply(BoundExpression node) => node switch
    {
        BoundCall { Function.Name: "plus" } plus => plus.Arguments[0],
        BoundCall outer when outer.Arguments[0] is BoundCall inner && inner.Function == outer.Function =>
            inner.Arguments[0],
        _ => null,
    };
}
