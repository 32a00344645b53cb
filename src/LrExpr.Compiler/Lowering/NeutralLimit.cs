using LrExpr.Binding;
using LrExpr.Language;

namespace LrExpr.Lowering;

/// <summary><c>min(x, inf)</c> and <c>max(x, -inf)</c> are <c>x</c>.</summary>
internal sealed class NeutralLimit : ISimplification
{
    public IReadOnlyList<FunctionSymbol> Functions => [FunctionTable.Min, FunctionTable.Max];

    public BoundExpression? Apply(BoundExpression node) => node is BoundCall { Arguments.Length: 2 } call
        ? IsNeutral(call, call.Arguments[1]) ? call.Arguments[0] : IsNeutral(call, call.Arguments[0]) ? call.Arguments[1] : null
        : null;

    private static bool IsNeutral(BoundCall call, BoundExpression limit) => limit is BoundConstant { Value.Number: var value }
        && (call.Function == FunctionTable.Min ? double.IsPositiveInfinity(value) : double.IsNegativeInfinity(value));
}
