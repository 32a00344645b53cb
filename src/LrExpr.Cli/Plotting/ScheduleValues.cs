using LrExpr.Checks;

namespace LrExpr.Cli.Plotting;

/// <summary>What is shown of a schedule at steps: its values, or their running total.</summary>
internal sealed class ScheduleValues
{
    private const int StepsAtOnce = 4_096;

    private readonly long? _first;

    private ScheduleValues(long? first) => _first = first;

    /// <summary>The values themselves.</summary>
    public static ScheduleValues Each { get; } = new(null);

    /// <summary>At each step the sum of the values at every step from the first one to it.</summary>
    /// <param name="first">The first step; none that is asked for is before it.</param>
    public static ScheduleValues TotalsFrom(long first) => new(first);

    /// <summary>What is shown at each of some steps, in their order.</summary>
    public double[] Of(CompiledSchedule schedule, IReadOnlyList<long> steps) =>
        _first is { } first ? Totals(schedule, first, steps) : [.. steps.Select(schedule.At)];

    private static double[] Totals(CompiledSchedule schedule, long first, IReadOnlyList<long> steps)
    {
        double[] totals = new double[steps.Count], values = new double[StepsAtOnce];
        var sum = new CompensatedSum();
        Int128 next = first;
        foreach (int index in Enumerable.Range(0, steps.Count).OrderBy(index => steps[index]))
        {
            while (next <= steps[index])
            {
                var block = values.AsSpan(0, (int)Int128.Min(values.Length, steps[index] - next + 1));
                schedule.Fill((long)next, block);
                foreach (double value in block)
                    sum.Add(value);
                next += block.Length;
            }

            totals[index] = sum.Value;
        }

        return totals;
    }
}
