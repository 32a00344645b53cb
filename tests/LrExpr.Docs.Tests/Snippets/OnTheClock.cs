using System.Globalization;
using Microsoft.Extensions.Time.Testing;

namespace LrExpr.Docs.Tests.Snippets;

internal static class OnTheClock
{
    [Snippet("time")]
    public static void Time()
    {
        ISchedule part = ScheduleSet.Load(new Setting("LrExpr", [
            new Setting("Clock", [new Setting("From", "2026-12-01"), new Setting("Unit", "hours"), new Setting("TimeZone", "Europe/Berlin")]),
            new Setting("Schedules", [new Setting("part", "clamp((step - '2026-12-02T09:00') / '7d', 0, 1)")]),
        ]))["part"];

        #region time
        double now = part.Now();
        double then = part.At(new DateTimeOffset(2026, 12, 5, 21, 0, 0, TimeSpan.FromHours(1)));
        Console.WriteLine(then);                                         // 0.5

        CompiledSchedule pinned = part.Pin();
        long step = pinned.StepOf(DateTimeOffset.Parse("2026-12-05T20:00:00Z", CultureInfo.InvariantCulture));
        Console.WriteLine(step);                                         // 117
        Console.WriteLine(pinned.TimeOf(step).ToString("o"));            // 2026-12-05T21:00:00.0000000+01:00

        var time = new FakeTimeProvider(new DateTimeOffset(2026, 12, 9, 8, 0, 0, TimeSpan.Zero));
        Console.WriteLine(pinned.Now(time));                             // 1
        #endregion
        Assert.InRange(now, 0, 1);
    }
}
