using LrExpr.Curves;

namespace LrExpr.Courses;

/// <summary>Where a curve jumps: it restarts, or goes down a stair. Told from the values, since a formula that repeats itself says so nowhere.</summary>
internal static class Jumps
{
    /// <summary>More of them are the course of the curve.</summary>
    private const int Most = 16;

    /// <summary>A jump is so many times as large as the changes beside it.</summary>
    private const double TimesLarger = 8;

    /// <summary>And no less than this part of all that the curve goes through.</summary>
    private const double LeastPart = 0.01;

    /// <param name="schedule">The schedule.</param>
    /// <param name="points">Points of its curve, by rising step.</param>
    /// <returns>The first step behind each jump, and how far it goes; none where there are too many.</returns>
    public static IReadOnlyList<(long Step, double Change)> Of(CompiledSchedule schedule, IReadOnlyList<CurvePoint> points)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (var point in points.Where(point => double.IsFinite(point.Value)))
            (low, high) = (Math.Min(low, point.Value), Math.Max(high, point.Value));
        var jumps = new List<(long, double)>();
        for (int i = 1; i < points.Count && high > low; i++)
        {
            double change = points[i].Value - points[i - 1].Value;
            if (!(Math.Abs(change) >= LeastPart * (high - low)) || Math.Abs(change) < TimesLarger * Math.Max(Change(i - 1), Change(i + 1)))
                continue;
            var (before, behind) = Narrowed(schedule, points[i - 1].Step, points[i].Step);
            if (Math.Abs(schedule.At(behind) - schedule.At(before)) < Math.Abs(change) / 2)
                continue;
            jumps.Add((behind, change));
            if (jumps.Count > Most)
                return [];
        }

        return jumps;

        double Change(int i) => i < 1 || i >= points.Count || !double.IsFinite(points[i].Value - points[i - 1].Value) ? 0 : Math.Abs(points[i].Value - points[i - 1].Value);
    }

    /// <summary>Halves towards the larger change until the two steps are next to each other.</summary>
    private static (long Before, long Behind) Narrowed(CompiledSchedule schedule, long before, long behind)
    {
        while (behind - before > 1)
        {
            long middle = before + ((behind - before) / 2);
            double value = schedule.At(middle);
            if (Math.Abs(value - schedule.At(before)) > Math.Abs(schedule.At(behind) - value))
                behind = middle;
            else
                before = middle;
        }

        return (before, behind);
    }
}
