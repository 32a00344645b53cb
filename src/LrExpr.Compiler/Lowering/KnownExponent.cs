using LrExpr.Binding;
using LrExpr.Language;

namespace LrExpr.Lowering;

/// <summary><c>u ^ 2</c> is <c>u * u</c>, <c>u ^ 0.5</c> a root and <c>u ^ -0.5</c> its inverse: so the power itself says, and these are shorter.</summary>
internal sealed class KnownExponent : ISimplification
{
    public IReadOnlyList<FunctionSymbol> Functions => [FunctionTable.Power];

    public BoundExpression? Apply(BoundExpression node) => node is BoundCall { Arguments: [var u, BoundConstant exponent] }
        ? exponent.Value.Number switch
        {
            2 => Square(u),
            0.5 => new BoundCall(FunctionTable.RootPower, u),
            -0.5 => new BoundCall(FunctionTable.InverseRootPower, u),
            _ => null,
        }
        : null;

    private static BoundExpression Square(BoundExpression u)
    {
        if (u is BoundLocal or BoundStep)
            return new BoundCall(FunctionTable.Multiply, u, u);
        var local = new Local("u", FormulaType.Number);
        return new BoundLet(local, u, new BoundCall(FunctionTable.Multiply, new BoundLocal(local), new BoundLocal(local)));
    }
}
