using LrExpr.Binding;
using LrExpr.Language;

namespace LrExpr.Lowering;

/// <summary>
/// <c>c ^ u</c> is <c>exp(u * ln c)</c> with the logarithm in two numbers, so that nothing of the product is lost: at most one unit in the last place from
/// <see cref="Math.Pow"/>, in half the time. Not for whole numbers and their reciprocals, whose powers people know by heart, nor where the
/// exponent is that of a staircase, which has a table.
/// </summary>
internal sealed class PowerOfConstant : ISimplification
{
    private const double Smallest = 1e-100, Largest = 1e100;

    public IReadOnlyList<string> Functions => ["power", "pow"];

    public BoundExpression? Apply(BoundExpression node)
    {
        if (node is not BoundCall call
            || call.Arguments[0] is not BoundConstant { Value.Number: > Smallest and < Largest and var @base }
            || call.Arguments[1] is BoundConstant or BoundCall { Function.Name: "floor" }
            || Math.Floor(@base) == @base || Math.Floor(1 / @base) == 1 / @base)
            return null;
        var (high, low) = ExactLogarithm.Of(@base);
        return new BoundCall(
            FunctionTable.Operator("powerOf"), call.Arguments[1], call.Arguments[0], new BoundConstant(high), new BoundConstant(low));
    }
}
