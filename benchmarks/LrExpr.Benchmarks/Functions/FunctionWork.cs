using System.Linq.Expressions;
using System.Reflection;
using LrExpr.Benchmarks.Quick;

namespace LrExpr.Benchmarks.Functions;

/// <summary>The project's own functions beside those of <see cref="Math"/>, each called directly in a loop over the same arguments.</summary>
internal static class FunctionWork
{
    private const int Count = 256;
    private const double Bar = 1.0, PowerBar = 1.1;

    /// <summary>Where arguments are taken from: the first range in which the function has values.</summary>
    private static readonly (double Low, double High)[] Ranges = [(-10, 10), (0.001, 10), (-1, 1)];

    public static void Measure()
    {
        using var table = new Table("functions", "One value of a function, against that of Math", ["function", "arguments", "ratio", "bar", "", "ns", "Math, ns", "in blocks, times as fast as Math"]);
        foreach (var function in FunctionCase.All)
        {
            var (low, high) = Ranges.First(range => HasValues(function, range));
            double[] a = Arguments(low, high, 1), b = Arguments(low, high, 2), results = new double[Count];
            var outcomes = Rounds.Measure(
                Calls(function, function.Platform, a, b, results), Calls(function, function.Own, a, b, results), Blocks(function, a, b, results));
            double bar = function.Platform.Name == nameof(Math.Pow) ? PowerBar : Bar;
            table.Add([
                $"`{function.Name}`", FormattableString.Invariant($"{low} … {high}"), Table.Ratio(outcomes[1].Ratio), "≤ " + Table.Ratio(bar), Table.Met(outcomes[1].Ratio <= bar),
                Table.Number(outcomes[1].Nanoseconds / Count, "0.00"), Table.Number(outcomes[0].Nanoseconds / Count, "0.00"), Table.Number(1 / outcomes[2].Ratio, "0.0"),
            ]);
        }
    }

    private static double[] Arguments(double low, double high, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Count).Select(_ => low + (high - low) * random.NextDouble())];
    }

    private static bool HasValues(FunctionCase function, (double Low, double High) range)
    {
        double[] results = new double[Count];
        LoopOver(function, function.Own)(Arguments(range.Low, range.High, 1), Arguments(range.Low, range.High, 2), results);
        return results.All(double.IsFinite);
    }

    private static Contestant Calls(FunctionCase function, MethodInfo method, double[] a, double[] b, double[] results)
    {
        var loop = LoopOver(function, method);
        return new(method.Name, times =>
        {
            for (int i = 0; i < times; i++)
                loop(a, b, results);
        });
    }

    private static Contestant Blocks(FunctionCase function, double[] a, double[] b, double[] results) => new("block", times =>
    {
        for (int i = 0; i < times; i++)
            function.Block(a, b, results);
    });

    /// <summary>A loop that is compiled with the call in it, as formulas are: no delegate lies between.</summary>
    private static Action<double[], double[], double[]> LoopOver(FunctionCase function, MethodInfo method)
    {
        ParameterExpression a = Expression.Parameter(typeof(double[])), b = Expression.Parameter(typeof(double[])), results = Expression.Parameter(typeof(double[])), i = Expression.Variable(typeof(int));
        Expression[] arguments = [.. new[] { a, b }.Take(function.Arity).Select(array => Expression.ArrayIndex(array, i))];
        var end = Expression.Label();
        var store = Expression.Assign(Expression.ArrayAccess(results, i), Expression.Convert(Expression.Call(method, arguments), typeof(double)));
        var body = Expression.Block(
            [i],
            Expression.Loop(Expression.IfThenElse(Expression.LessThan(i, Expression.Constant(Count)), Expression.Block(store, Expression.PreIncrementAssign(i)), Expression.Break(end)), end));
        return Expression.Lambda<Action<double[], double[], double[]>>(body, a, b, results).Compile();
    }
}
