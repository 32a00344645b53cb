using LrExpr.Binding;

namespace LrExpr.Lowering;

/// <summary><c>x * 1</c>, <c>1 * x</c> and <c>x / 1</c> are <c>x</c>.</summary>
internal sealed class NeutralFactor : ISimplification
{
    public IReadOnlyList<string> Functions => ["multiply", "divide"];

    public BoundExpression? Apply(BoundExpression node) => node switch
    {
        BoundCall call when IsOne(call.Arguments[1]) => call.Arguments[0],
        BoundCall { Function.Name: "multiply" } call when IsOne(call.Arguments[0]) => call.Arguments[1],
        _ => null,
    };

    private static bool IsOne(BoundExpression node) => node is BoundConstant { Value.Number: 1 };
}
