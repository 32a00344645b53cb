using LrExpr.Binding;
using LrExpr.Language;

namespace LrExpr.Lowering;

/// <summary><c>x ^ 1</c> is <c>x</c>; <c>x ^ 0</c> and <c>1 ^ x</c> are 1, even for NaN.</summary>
internal sealed class NeutralPower : ISimplification
{
    public IReadOnlyList<FunctionSymbol> Functions => [FunctionTable.Power];

    public BoundExpression? Apply(BoundExpression node) => node is BoundCall call
        ? (call.Arguments[0], call.Arguments[1]) switch
        {
            (_, BoundConstant { Value.Number: 1 }) => call.Arguments[0],
            (_, BoundConstant { Value.Number: 0 }) or (BoundConstant { Value.Number: 1 }, _) => new BoundConstant(1.0),
            _ => null,
        }
        : null;
}
