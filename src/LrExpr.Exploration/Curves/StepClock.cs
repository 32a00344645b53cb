using System.Globalization;
using LrExpr.Time;

namespace LrExpr.Curves;

/// <summary>Steps as people read them on a clock.</summary>
internal static class StepClock
{
    /// <summary>The clock that all of some schedules run on; null where they run on none, or not on one.</summary>
    public static Clock? Of(IReadOnlyList<CompiledSchedule> schedules) =>
        schedules.Count > 0 && schedules[0].Clock is { } clock && schedules.All(schedule => clock.IsSame(schedule.Clock)) ? clock : null;

    /// <summary>When a step begins: <c>2026-12-24 08:00</c>, as finely as steps are long.</summary>
    public static string Text(Clock clock, long step) => clock.TimeOf(step).ToString(
        clock.Unit < TimeSpan.FromSeconds(1) ? "yyyy-MM-dd HH:mm:ss.fff" : clock.Unit < TimeSpan.FromMinutes(1) ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm",
        CultureInfo.InvariantCulture);

    /// <summary>The same for programs: <c>2026-12-24T08:00:00+01:00</c>.</summary>
    public static string Iso(Clock clock, long step) =>
        clock.TimeOf(step).ToString(clock.Unit < TimeSpan.FromSeconds(1) ? "yyyy-MM-ddTHH:mm:ss.fffzzz" : "yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>A step for people, with its time where it has one.</summary>
    public static string Named(Clock? clock, long step) =>
        step.ToString(CultureInfo.InvariantCulture) + (clock is null ? "" : $" ({Text(clock, step)})");
}
