using LrExpr.Checks;

namespace LrExpr.Curves;

/// <summary>Percentiles of a schedule over the values of one of its inputs.</summary>
internal static class Fan
{
    /// <summary>Which percentiles.</summary>
    public static IReadOnlyList<int> Percentiles { get; } = [5, 50, 95];

    /// <summary>The place of the median among them.</summary>
    public const int Median = 1;

    /// <summary>The percentiles at each of some steps.</summary>
    /// <param name="schedule">The schedule, which needs no other input.</param>
    /// <param name="input">The input and its values.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="first">Where running totals begin, of which there are percentiles then; null for values.</param>
    /// <returns>For each percentile its values in the order of the steps.</returns>
    public static double[][] Of(CompiledSchedule schedule, FanInput input, IReadOnlyList<long> steps, long? first)
    {
        double[][] percentiles = [.. Percentiles.Select(_ => new double[steps.Count])];
        var function = schedule.FunctionOf(input.Name);
        double[] sorted = new double[input.Values.Length];
        var sums = first is null ? [] : new CompensatedSum[input.Values.Length];
        Int128 next = first ?? 0;
        foreach (int index in first is null ? Enumerable.Range(0, steps.Count) : Enumerable.Range(0, steps.Count).OrderBy(index => steps[index]))
        {
            if (first is null)
            {
                for (int i = 0; i < sorted.Length; i++)
                    sorted[i] = function(steps[index], input.Values[i]);
            }
            else
            {
                for (; next <= steps[index]; next++)
                {
                    for (int i = 0; i < sums.Length; i++)
                        sums[i].Add(function((long)next, input.Values[i]));
                }

                for (int i = 0; i < sorted.Length; i++)
                    sorted[i] = sums[i].Value;
            }

            Array.Sort(sorted);
            for (int i = 0; i < percentiles.Length; i++)
                percentiles[i][index] = Ranked(sorted, Percentiles[i]);
        }

        return percentiles;
    }

    /// <summary>
    /// The nearest rank: the least of the values that so many of a hundred do not exceed, one that occurs. Where a value is no number, there is no order, and no percentile
    /// either; NaN is sorted first.
    /// </summary>
    public static double Ranked(double[] sorted, int percentile) => double.IsNaN(sorted[0]) ? double.NaN : sorted[(percentile * sorted.Length + 99) / 100 - 1];
}
