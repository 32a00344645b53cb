using LrExpr.Binding;
using LrExpr.Language;

namespace LrExpr.Lowering;

/// <summary><c>x * 1</c>, <c>1 * x</c> and <c>x / 1</c> are <c>x</c>.</summary>
internal sealed class NeutralFactor : ISimplification
{
    public IReadOnlyList<FunctionSymbol> Functions => [FunctionTable.Multiply, FunctionTable.Divide];

    public BoundExpression? Apply(BoundExpression node) => node switch
    {
        BoundCall call when IsOne(call.Arguments[1]) => call.Arguments[0],
        BoundCall call when call.Function == FunctionTable.Multiply && IsOne(call.Arguments[0]) => call.Arguments[1],
        _ => null,
    };

    private static bool IsOne(BoundExpression node) => node is BoundConstant { Value.Number: 1 };
}
