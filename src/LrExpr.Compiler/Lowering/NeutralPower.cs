using LrExpr.Binding;

namespace LrExpr.Lowering;

/// <summary><c>x ^ 1</c> is <c>x</c>, and <c>x ^ 0</c> is 1, even for NaN.</summary>
internal sealed class NeutralPower : ISimplification
{
    public IReadOnlyList<string> Functions => ["power", "pow"];

    public BoundExpression? Apply(BoundExpression node) => node is BoundCall call
        ? call.Arguments[1] switch
        {
            BoundConstant { Value.Number: 1 } => call.Arguments[0],
            BoundConstant { Value.Number: 0 } => new BoundConstant(1.0),
            _ => null,
        }
        : null;
}
