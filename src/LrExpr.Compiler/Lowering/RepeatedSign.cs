using LrExpr.Binding;
using LrExpr.Language;

namespace LrExpr.Lowering;

/// <summary><c>-(-x)</c>, <c>+x</c> and <c>not not x</c> are <c>x</c>.</summary>
internal sealed class RepeatedSign : ISimplification
{
    public IReadOnlyList<FunctionSymbol> Functions => [FunctionTable.Plus, FunctionTable.Negate, FunctionTable.Not];

    public BoundExpression? Apply(BoundExpression node) => node switch
    {
        BoundCall plus when plus.Function == FunctionTable.Plus => plus.Arguments[0],
        BoundCall outer when outer.Arguments[0] is BoundCall inner && inner.Function == outer.Function =>
            inner.Arguments[0],
        _ => null,
    };
}
