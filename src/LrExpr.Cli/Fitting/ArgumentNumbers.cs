using LrExpr.Parameters;
using LrExpr.Time;

namespace LrExpr.Cli.Fitting;

/// <summary>The numbers that an array, a table or times are made of.</summary>
internal static class ArgumentNumbers
{
    private const double MostSteps = 1e15;

    /// <summary>The numbers; of a table the keys first.</summary>
    public static double[] Of(Argument argument) =>
        !argument.Times.IsEmpty ? [.. argument.Times.Select(time => (double)time.Number)]
        : argument.Table.Values.Length > 0 ? [.. argument.Table.Keys, .. argument.Table.Values]
        : argument.Value.Array;

    /// <summary>Which of them are keys of a table.</summary>
    public static bool IsKey(Argument argument, int index) => index < argument.Table.Keys.Length;

    /// <summary>The same with other numbers; null where it cannot have these.</summary>
    public static Argument? With(Argument argument, double[] numbers)
    {
        if (!argument.Times.IsEmpty)
            return Array.TrueForAll(numbers, number => Math.Abs(number) < MostSteps) ? argument with { Times = [.. numbers.Select(number => new DurationText((decimal)number, DurationUnit.Step))] } : null;
        int keys = argument.Table.Keys.Length;
        if (argument.Table.Values.Length == 0)
            return argument with { Value = numbers };
        for (int i = 1; i < keys; i++)
        {
            if (numbers[i] < numbers[i - 1])
                return null;
        }

        return argument with { Table = (numbers[..keys], numbers[keys..]) };
    }
}
