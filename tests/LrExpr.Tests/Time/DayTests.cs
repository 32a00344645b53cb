using System.Globalization;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Time;

/// <summary>The time of the day, the day of the week and that of the year, in the zone of the clock.</summary>
public sealed class DayTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-20", "minutes", 20_000)] // put forward
    [InlineData("Europe/Berlin", "2026-10-20", "minutes", 20_000)] // put back
    [InlineData("Pacific/Apia", "2011-12-25", "minutes", 20_000)] // 2011-12-30 was skipped
    [InlineData("Asia/Beirut", "2020-03-25", "minutes", 20_000)] // a day without midnight
    [InlineData("Asia/Kathmandu", "1985-12-25", "minutes", 20_000)] // a quarter of an hour
    [InlineData("Australia/Lord_Howe", "2026-03-25", "minutes", 20_000)] // half an hour
    [InlineData("America/New_York", "1969-01-01", "hours", 60_000)]
    [InlineData("Europe/Berlin", "2026-01-01", "days", 60_000)]
    [InlineData("UTC", "1899-12-25", "days", 80_000)]
    [InlineData("Europe/London", "2026-03-28T23:59:59.5", "seconds", 20_000)]
    [InlineData("America/Sao_Paulo", "2018-11-03T23:00", "milliseconds", 20_000)]
    public void EveryStep_IsThatOfTheCalendar(string zone, string from, string unit, int count)
    {
        var set = Load(
            $$"""{ "From": "{{from}}", "Unit": "{{unit}}", "TimeZone": "{{zone}}" }""",
            """{ "hour": "time_of_day", "week": "day_of_week", "year": "day_of_year" }""");
        double[] hours = Fill(set["hour"], count), weeks = Fill(set["week"], count), years = Fill(set["year"], count);

        for (int step = -100; step < count - 100; step++)
        {
            var local = set["hour"].TimeOf(step);
            Assert.Equal(((double)local.TimeOfDay.Ticks / TimeSpan.TicksPerHour, local.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)local.DayOfWeek, local.DayOfYear), (hours[step + 100], weeks[step + 100], years[step + 100]));
        }

        static double[] Fill(CompiledSchedule schedule, int count)
        {
            double[] values = new double[count];
            schedule.Fill(-100, values);
            for (int i = 0; i < count; i += count / 50)
                Assert.Equal(schedule.At(i - 100), values[i]);
            Assert.Equal(schedule.Function(0), values[100]);
            return values;
        }
    }

    [Fact]
    public void ClocksPutForward_SkipAnHour() => Assert.Equal(
        [1.5, 3, 3.5],
        Hours("2026-03-29T00:30:00Z", 3, 30));

    [Fact]
    public void ClocksPutBack_RepeatAnHour() => Assert.Equal(
        [1.5, 2, 2.5, 2, 2.5, 3],
        Hours("2026-10-24T23:30:00Z", 6, 30));

    [Theory]
    [InlineData("Mon-Fri 08:00-18:00", "2026-11-30T08:00", true)]
    [InlineData("Mon-Fri 08:00-18:00", "2026-11-30T07:59", false)]
    [InlineData("Mon-Fri 08:00-18:00", "2026-11-30T18:00", false)]
    [InlineData("Mon-Fri 08:00-18:00", "2026-12-04T17:59", true)]
    [InlineData("Mon-Fri 08:00-18:00", "2026-12-05T12:00", false)]
    [InlineData("Sat, Sun", "2026-12-05T00:00", true)]
    [InlineData("Sat, Sun", "2026-12-07T00:00", false)]
    [InlineData("22:00-06:00", "2026-12-02T23:00", true)]
    [InlineData("22:00-06:00", "2026-12-02T05:59", true)]
    [InlineData("22:00-06:00", "2026-12-02T06:00", false)]
    [InlineData("Fri 22:00-06:00", "2026-12-05T05:59", true)] // the morning after
    [InlineData("Fri 22:00-06:00", "2026-12-04T05:59", false)]
    [InlineData("Sunday 22:00-06:00", "2026-12-07T01:00", true)]
    [InlineData("Fri-Mon 08:00-24:00", "2026-12-06T23:59", true)]
    [InlineData("Fri-Mon 08:00-24:00", "2026-12-08T09:00", false)]
    public void Window_IsOpenAtItsHours(string window, string time, bool isOpen)
    {
        var schedule = Load(
            """{ "From": "2026-12-01", "Unit": "minutes", "TimeZone": "Europe/Berlin" }""",
            $$"""{ "a": { "Formula": "in_window and not night ? 1 : 0", "Windows": ["{{window}}"] } }""",
            """, "Windows": { "night": [] }""")["a"];

        Assert.Equal(isOpen ? 1 : 0, schedule.At(DateTimeOffset.Parse(time + "+01:00", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Names_CanBeHidden_AndAreSeenInCSharp()
    {
        var set = Load(
            """{ "From": "2026-12-01", "Unit": "hours" }""",
            """
            {
              "own": { "Formula": "time_of_day", "Parameters": { "time_of_day": 99 } },
              "by_call": { "Formula": "day_of_week", "Inputs": { "day_of_week": 98 } },
              "sharp": { "Formula": "time_of_day >= 8 ? 1.0 : 0.0", "Dialect": "csharp" }
            }
            """);

        Assert.Equal((99, 98, 0, 1), (set["own"].At(0), set["by_call"].At(0), set["sharp"].At(7), set["sharp"].At(8)));
    }

    [Fact]
    public void Profile_IsExported_AsItIs()
    {
        var schedule = Load("""{ "From": "2026-12-01", "Unit": "hours" }""", """{ "a": "day_of_year + time_of_day / 24" }""")["a"];

        Assert.Contains("def a(step)", schedule.ToPython(), StringComparison.Ordinal);
        Assert.Contains("class A", schedule.ToCSharp(), StringComparison.Ordinal);
    }

    private static double[] Hours(string from, int count, int minutes)
    {
        var schedule = Load($$"""{ "From": "{{from}}", "Unit": "minutes", "TimeZone": "Europe/Berlin" }""", """{ "a": "time_of_day" }""")["a"];
        return [.. Enumerable.Range(0, count).Select(i => schedule.At(i * (long)minutes))];
    }

    private static ScheduleSet Load(string clock, string schedules, string more = "") =>
        ScheduleSet.Load(SettingJson.Read("LrExpr", $$"""{ "Clock": {{clock}}{{more}}, "Schedules": {{schedules}} }"""));
}
