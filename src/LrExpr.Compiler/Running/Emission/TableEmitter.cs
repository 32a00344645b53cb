using System.Linq.Expressions;
using LrExpr.Binding;
using LrExpr.Language;

namespace LrExpr.Running.Emission;

/// <summary>
/// <c>piecewise</c> and <c>reached</c> over few boundaries as a tree of comparisons with literals, which is what one would write
/// by hand; over many boundaries the search in an array is no slower.
/// </summary>
internal static class TableEmitter
{
    private const int MostBoundaries = 32;
    private const int MostInLine = 6;

    public static Expression? TryEmit(BoundCall call, Func<BoundExpression, Expression> emit)
    {
        bool isPiecewise = call.Function == FunctionTable.Piecewise;
        if (!isPiecewise && call.Function != FunctionTable.Reached || call.Arguments[1].Constant is not { Array: { Length: <= MostBoundaries } boundaries })
            return null;

        double[] values = isPiecewise ? call.Arguments[2].Constant!.Value.Array : [.. Enumerable.Range(0, boundaries.Length + 1)];
        var x = emit(call.Arguments[0]);
        if (call.Arguments[0] is BoundStep)
            return Search(x, boundaries, values, isPiecewise, 0, boundaries.Length);

        // Every comparison with NaN is false; the value of NaN is NaN.
        var variable = Expression.Variable(typeof(double));
        var search = Search(variable, boundaries, values, isPiecewise, 0, boundaries.Length);
        return Expression.Block(
            [variable],
            Expression.Assign(variable, x),
            Expression.Condition(Expression.NotEqual(variable, variable), variable, search));
    }

    private static Expression Search(Expression x, double[] boundaries, double[] values, bool isClosed, int low, int high)
    {
        if (low == high)
            return Expression.Constant(values[low]);
        int middle = high - low <= MostInLine ? low : (low + high) / 2;
        var boundary = Expression.Constant(boundaries[middle]);
        return Expression.Condition(
            isClosed ? Expression.LessThanOrEqual(x, boundary) : Expression.LessThan(x, boundary),
            Search(x, boundaries, values, isClosed, low, middle),
            Search(x, boundaries, values, isClosed, middle + 1, high));
    }
}
