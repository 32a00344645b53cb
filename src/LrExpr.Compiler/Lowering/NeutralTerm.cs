using LrExpr.Binding;
using LrExpr.Language;

namespace LrExpr.Lowering;

/// <summary><c>x - 0</c> is <c>x</c>. <c>x + 0</c> is not: it makes 0 of -0.</summary>
internal sealed class NeutralTerm : ISimplification
{
    public IReadOnlyList<FunctionSymbol> Functions => [FunctionTable.Subtract];

    public BoundExpression? Apply(BoundExpression node) =>
        node is BoundCall call && call.Arguments[1] is BoundConstant { Value.Number: 0 } zero && !double.IsNegative(zero.Value.Number)
            ? call.Arguments[0]
            : null;
}
