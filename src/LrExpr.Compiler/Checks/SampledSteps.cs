using LrExpr.Facts;
using LrExpr.Language;
using LrExpr.Running;

namespace LrExpr.Checks;

/// <summary>
/// The steps of a range that are looked at where it is too long for all of them: its ends, where the schedule goes over from one piece to the next, around the numbers
/// of the formula, evenly spaced ones, and ones whose distances from the first grow. Each comes with its neighbours.
/// </summary>
internal static class SampledSteps
{
    /// <summary>How much the values of the samples may cost.</summary>
    private const long MostWork = 20_000_000;

    private const int MostSamples = 20_000;
    private const int LeastSamples = 200;

    /// <summary>How many lie between a distance and its double.</summary>
    private const int PerDoubling = 8;

    /// <param name="code">The code of a schedule.</param>
    /// <param name="cost">What one value costs at most.</param>
    /// <param name="range">The range.</param>
    /// <returns>The steps in rising order.</returns>
    public static IReadOnlyCollection<long> Of(ScheduleCode code, long cost, CheckedRange range)
    {
        int most = (int)Math.Clamp(MostWork / Math.Max(1, cost), LeastSamples, MostSamples);
        var steps = new SortedSet<long>();
        Add(range.First);
        Add(range.Last);
        if (!Opaque.IsIn(code.Simplified))
        {
            foreach (var mark in Outline.Of(code.ForPeople, cost).Landmarks(range.First, range.Last))
                Add(mark.Step);
        }

        foreach (double number in Numbers.Of(code.ForPeople).Where(double.IsFinite).Take(most / 12))
            Add(Intrinsics.ToStep(number));
        for (int i = 0; i < 53 * PerDoubling && steps.Count < most / 2; i++)
            Add(range.First + (long)Math.Pow(2, (double)i / PerDoubling));
        int even = (most - Math.Min(most, steps.Count)) / 3;
        for (int i = 1; i <= even; i++)
            Add(range.First + (long)((Int128)range.Count * i / (even + 1)));
        return steps;

        void Add(long step)
        {
            for (long near = Math.Max(step - 1, range.First); near <= Math.Min(step + 1, range.Last); near++)
                steps.Add(near);
        }
    }
}
