using LrExpr.Facts;
using LrExpr.Lowering;

namespace LrExpr.Loading;

/// <summary>
/// The first step from 0 at which two schedules were seen to have different values. It looks at the first steps, at the steps around
/// each constant of the two formulas, where pieces begin and end, and at ever larger ones; between the last that agrees and the first that
/// does not, it halves.
/// </summary>
internal static class FirstDifference
{
    private const long MostWork = 200_000;
    private const int MostConstants = 200;

    /// <returns>The step with both values; null where the values agree at every step that was looked at.</returns>
    public static (long Step, double Before, double After)? Of(LoadedSchedule before, LoadedSchedule after)
    {
        if (ReferenceEquals(before.Code, after.Code))
            return null;
        try
        {
            return Find(before, after) is { } step ? (step, before.Code.Checked.Current(step), after.Code.Checked.Current(step)) : null;
        }
        catch (Exception)
        {
            // Only a kind written in C# can throw; what it does then has no value to compare.
            return null;
        }
    }

    private static long? Find(LoadedSchedule before, LoadedSchedule after)
    {
        long first = 0;
        foreach (long step in StepsFor(before, after))
        {
            if (Differ(step))
                return Halve(first, step);
            first = step + 1;
        }

        return null;

        long Halve(long low, long high)
        {
            while (low < high)
            {
                long middle = low + (high - low) / 2;
                if (Differ(middle))
                    high = middle;
                else
                    low = middle + 1;
            }

            return high;
        }

        bool Differ(long step) =>
            !before.Code.Checked.Current(step).Equals(after.Code.Checked.Current(step));
    }

    private static IEnumerable<long> StepsFor(LoadedSchedule before, LoadedSchedule after)
    {
        long affordable = Math.Clamp(MostWork / Math.Max(1, before.Symbol.Cost + after.Symbol.Cost), 16, 1024);
        var steps = new SortedSet<long>();
        for (long step = 0; step < affordable; step++)
            steps.Add(step);
        for (double step = affordable; step < 1e15; step *= 1.25)
            steps.Add((long)step);
        foreach (double constant in NumbersOf(before).Concat(NumbersOf(after)))
        {
            if (!(constant is >= 1 and < 1e15))
                continue;
            for (long step = (long)constant - 1; step <= (long)constant + 2; step++)
                steps.Add(step);
        }

        return steps;
    }

    private static IEnumerable<double> NumbersOf(LoadedSchedule schedule) => Numbers.Of(Simplifier.ForPeople(Lowerer.Lower(schedule.Symbol.Body))).Take(MostConstants);
}
