using LrExpr.Binding;
using LrExpr.Language;
using LrExpr.Language.Arithmetic;

namespace LrExpr.Lowering;

/// <summary><c>c ^ u</c> for a constant <c>c</c> is computed from its logarithm, which is computed once; so the power itself does, with the same bits.</summary>
internal sealed class PowerOfConstant : ISimplification
{
    /// <summary>The smallest number that is not subnormal.</summary>
    private const double Smallest = 2.2250738585072014E-308;

    public IReadOnlyList<FunctionSymbol> Functions => [FunctionTable.Power];

    public BoundExpression? Apply(BoundExpression node)
    {
        if (node is not BoundCall { Arguments: [BoundConstant { Value.Number: >= Smallest and <= double.MaxValue and var @base }, not BoundConstant and var u] } call)
            return null;
        var (high, low) = PowerOf.LogarithmOf(@base);
        return new BoundCall(FunctionTable.PowerOf, u, call.Arguments[0], new BoundConstant(high), new BoundConstant(low));
    }
}
