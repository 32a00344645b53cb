using LrExpr.Binding;

namespace LrExpr.Lowering;

/// <summary><c>2 * 3</c> is <c>6</c>.</summary>
internal sealed class ConstantFolding : ISimplification
{
    public BoundExpression? Apply(BoundExpression node) =>
        node is not BoundConstant && node.Constant is { } value ? new BoundConstant(value) : null;
}
