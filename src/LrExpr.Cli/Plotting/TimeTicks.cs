using System.Globalization;
using LrExpr.Curves;
using LrExpr.Time;

namespace LrExpr.Cli.Plotting;

/// <summary>The days, hours or years that are written at an axis of steps which are times, as the clocks of the zone show them.</summary>
internal static class TimeTicks
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private static readonly TimeSpan[] Intervals =
    [
        .. new[] { 1, 2, 5, 10, 20, 50, 100, 200, 500 }.Select(number => TimeSpan.FromMilliseconds(number)),
        .. new[] { 1, 2, 5, 10, 15, 30 }.Select(number => TimeSpan.FromSeconds(number)),
        .. new[] { 1, 2, 5, 10, 15, 30 }.Select(number => TimeSpan.FromMinutes(number)),
        .. new[] { 1, 2, 3, 6, 12 }.Select(number => TimeSpan.FromHours(number)),
        .. new[] { 1, 2, 7, 14 }.Select(number => TimeSpan.FromDays(number)),
    ];

    private static readonly int[] Months = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000];

    /// <summary>Ticks in rising order, two at least and no more than asked for.</summary>
    public static IReadOnlyList<Tick> Of(AxisScale scale, int most, Clock clock)
    {
        DateTime first = Local(clock, scale.Low), last = Local(clock, scale.High);
        foreach (var times in Intervals.Where(interval => interval >= clock.Unit && (last - first) / interval <= 2 * most).Select(interval => Every(interval, first, last))
            .Concat(Months.Where(months => (last - first).TotalDays / 28 / months <= 2 * most).Select(months => EveryMonths(months, first, last))))
        {
            var ticks = TicksAt(times, scale, clock);
            if (ticks.Count >= 2 && ticks.Count <= Math.Max(2, most))
                return ticks;
        }

        return [At(scale.Low, first, isFirst: true, TimeSpan.FromMinutes(1)), At(scale.High, last, isFirst: false, TimeSpan.FromMinutes(1))];
    }

    private static DateTime Local(Clock clock, double step) => clock.TimeOf((long)Math.Clamp(Math.Ceiling(step), long.MinValue, long.MaxValue)).DateTime;

    private static List<Tick> TicksAt((IEnumerable<DateTime> Times, TimeSpan Interval) every, AxisScale scale, Clock clock)
    {
        var ticks = new List<Tick>();
        foreach (var local in every.Times)
        {
            if (ZoneShifts.Utc(clock.Zone, local) is not { } utc)
                continue;
            double step = (double)(utc.Ticks - clock.FromTicks) / clock.UnitTicks;
            if (step >= scale.Low && step <= scale.High)
                ticks.Add(At(step, local, ticks.Count == 0, every.Interval));
        }

        return ticks;
    }

    private static (IEnumerable<DateTime> Times, TimeSpan Interval) Every(TimeSpan interval, DateTime first, DateTime last)
    {
        // Weeks begin on Mondays, as the first day of the calendar does.
        var start = interval > Day ? new DateTime(first.Date.Ticks / interval.Ticks * interval.Ticks) : first.Date + ((first.TimeOfDay.Ticks / interval.Ticks) * interval);
        return (From(), interval);

        IEnumerable<DateTime> From()
        {
            for (var time = start; time <= last; time += interval)
                yield return time;
        }
    }

    private static (IEnumerable<DateTime> Times, TimeSpan Interval) EveryMonths(int months, DateTime first, DateTime last)
    {
        int count = ((first.Year - 1) * 12) + first.Month - 1;
        return (From(), TimeSpan.FromDays(28 * months));

        IEnumerable<DateTime> From()
        {
            for (int month = count / months * months; month < 9999 * 12 && new DateTime((month / 12) + 1, (month % 12) + 1, 1) is var time && time <= last; month += months)
                yield return time;
        }
    }

    /// <summary>The first tick says the year.</summary>
    private static Tick At(double step, DateTime local, bool isFirst, TimeSpan interval)
    {
        string format = interval >= TimeSpan.FromDays(28 * 12) ? "yyyy"
            : interval >= TimeSpan.FromDays(28) ? "MMM yyyy"
            : interval >= Day || local.TimeOfDay == TimeSpan.Zero ? isFirst ? "MMM d yyyy" : "MMM d"
            : (isFirst ? "MMM d yyyy " : "") + (interval >= TimeSpan.FromMinutes(1) ? "HH:mm" : interval >= TimeSpan.FromSeconds(1) ? "HH:mm:ss" : "HH:mm:ss.fff");
        return new Tick(step, local.ToString(format, CultureInfo.InvariantCulture));
    }
}
