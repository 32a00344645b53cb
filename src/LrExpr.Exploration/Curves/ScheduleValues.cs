using LrExpr.Checks;
using LrExpr.Syntax;

namespace LrExpr.Curves;

/// <summary>What is shown of a schedule at steps: its values or their running total, or percentiles of either over an input.</summary>
internal sealed class ScheduleValues
{
    private const int StepsAtOnce = 4_096;

    private readonly long? _first;

    private ScheduleValues(long? first) => _first = first;

    /// <summary>The values themselves.</summary>
    public static ScheduleValues Each { get; } = new(null);

    /// <summary>At each step the sum of the values at every step from the first one to it.</summary>
    /// <param name="first">The first step; none that is asked for is before it.</param>
    public ScheduleValues TotalsFrom(long first) => new(first) { Over = Over };

    /// <summary>The input over which there are percentiles of the schedules that have it; null for none.</summary>
    public FanInput? Over { get; private init; }

    /// <summary>The same as percentiles over an input.</summary>
    public ScheduleValues PercentilesOver(FanInput? input) => input is null ? this : new(_first) { Over = input };

    /// <summary>The input over which there are percentiles of a schedule; null for none.</summary>
    public FanInput? FanOf(CompiledSchedule schedule) => Over is { } fan && schedule.Inputs.Any(input => Names.Same(input.Name, fan.Name)) ? fan : null;

    /// <summary>How many values of a schedule one that is shown is made of.</summary>
    public int ValuesPerStep(CompiledSchedule schedule) => FanOf(schedule)?.Values.Length ?? 1;

    /// <summary>What is shown at each of some steps, in their order: one column, or one for each percentile.</summary>
    public IReadOnlyList<ValueColumn> Of(CompiledSchedule schedule, IReadOnlyList<long> steps) =>
        FanOf(schedule) is { } fan ? [.. Fan.Of(schedule, fan, steps, _first).Zip(Fan.Percentiles, (values, percentile) => new ValueColumn(FormattableString.Invariant($"p{percentile}"), values))]
        : [new ValueColumn(null, _first is { } first ? Totals(schedule, first, steps) : [.. steps.Select(schedule.At)])];

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
