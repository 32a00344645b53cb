using LrExpr.Tests.Support;

namespace LrExpr.Tests.Time;

/// <summary>What can be wrong with clocks, horizons, dates and durations.</summary>
public sealed class TimeErrorTests
{
    [Theory]
    [InlineData("""{ "Unit": "hours" }""", "LRX8001 LrExpr:Clock the clock has no 'From', the moment of step 0")]
    [InlineData("""{ "From": "2026-12-01" }""", "LRX8001 LrExpr:Clock the clock has no 'Unit', the length of a step, such as \"minutes\"")]
    [InlineData("""{ "From": "2026-12-01", "Unit": "months" }""", "LRX3008 LrExpr:Clock:Unit unknown unit 'months'; expected one of 'milliseconds', 'seconds', 'minutes', 'hours', 'days', 'weeks'")]
    [InlineData("""{ "From": "2026-02-30", "Unit": "hours" }""", "LRX8001 LrExpr:Clock:From '2026-02-30' does not exist")]
    [InlineData("""{ "From": "2026-03-29T02:30", "Unit": "hours", "TimeZone": "Europe/Berlin" }""", "LRX8001 LrExpr:Clock:From '2026-03-29T02:30' does not exist in Europe/Berlin, where clocks were put forward over it")]
    [InlineData("""{ "From": "2011-12-30", "Unit": "days", "TimeZone": "Pacific/Apia" }""", "LRX8001 LrExpr:Clock:From '2011-12-30' does not exist in Pacific/Apia, where clocks were put forward over it")]
    [InlineData("""{ "From": "tomorrow", "Unit": "hours" }""", "LRX8001 LrExpr:Clock:From 'From' must be a date, such as \"2026-12-01\" or \"2026-12-01T08:00:00Z\"")]
    [InlineData("""{ "From": "2026-12-01", "Unit": "hours", "TimeZone": "Europe/Berln" }""", "LRX8001 LrExpr:Clock:TimeZone unknown time zone 'Europe/Berln'; did you mean 'Europe/Berlin'?")]
    [InlineData("""{ "From": "2026-12-01", "Unit": "hours", "Zone": "UTC" }""", "LRX3004 LrExpr:Clock:Zone unknown key 'Zone'; expected one of 'From', 'Unit', 'TimeZone'")]
    [InlineData("""{ "From": "2026-12-01", "Unit": "hours", "TimeZone": ["Europe/Berlin"] }""", "LRX8001 LrExpr:Clock:TimeZone 'TimeZone' must be the name of one time zone, such as \"Europe/Berlin\"")]
    [InlineData("""{ "From": "2026-12-01", "Unit": ["hours"] }""", "LRX8001 LrExpr:Clock:Unit 'Unit' must be one text, such as \"minutes\"")]
    [InlineData("\"2026-12-01\"", "LRX8001 LrExpr:Clock 'Clock' must be an object of From, Unit and TimeZone")]
    public void Clock_ThatIsWrong_SaysWhat(string clock, string expected) =>
        Assert.Equal([expected], Errors($$"""{ "Clock": {{clock}}, "Schedules": { "a": "1" } }"""));

    [Theory]
    [InlineData("""{ "night": "22:00-06:00" }""", "night", "a schedule with a clock has it: ")]
    [InlineData("\"22:00-06:00\"", "in_window", "a schedule with a clock has it: ")]
    [InlineData("""{ "night": "22:00-06:00", "Day": "08:00-18:00" }""", "in_window", "the windows here have names of their own: 'Day', 'night'")]
    public void Window_ThatHasNoMeaning_SaysWhatItNeeds(string windows, string name, string hint) =>
        Assert.StartsWith(hint, Diagnostics($$"""{ "Windows": {{windows}}, "Schedules": { "a": "{{name}} ? 1 : 0" } }""").Single().Hint, StringComparison.Ordinal);

    [Fact]
    public void UnknownZone_SaysWhatIsInstalled() =>
        Assert.Contains("zones are installed here, such as Europe/", Diagnostics("""{ "Clock": { "From": "2026-12-01", "Unit": "hours", "TimeZone": "Europe/Berln" }, "Schedules": { "a": "1" } }""").Single().Hint, StringComparison.Ordinal);

    [Theory]
    [InlineData("'2026-12-24'", "LRX8002 '2026-12-24' is a date, but steps are no times here")]
    [InlineData("'7d'", "LRX8002 '7d' is a time, but steps are no times here")]
    [InlineData("'0.1dur'", "LRX8002 '0.1dur' is a part of the run, whose length is not known")]
    [InlineData("'10ep'", "LRX8002 '10ep' is in epochs, whose length is not known")]
    [InlineData("'2026-13-24'", "LRX8002 '2026-13-24' does not exist")]
    [InlineData("'abc'", "LRX8002 'abc' is no date and no duration")]
    [InlineData("'P1Y'", "LRX8002 'P1Y' is no date and no duration")]
    [InlineData("'999999999999ba' * '99999999999999ba'", "LRX8002 '99999999999999ba' is no date and no duration")]
    [InlineData("time_of_day", "LRX2001 unknown name 'time_of_day'")]
    [InlineData("progress", "LRX2001 unknown name 'progress'")]
    [InlineData("'7d", "LRX1006 text in quotes is not closed")]
    [InlineData("\\\"7d\\\"", "LRX1006 there are no texts in double quotes; a date or a duration stands between single quotes, a name with blanks between backquotes")]
    public void Formula_WithoutAClock_SaysWhatItNeeds(string formula, string expected) =>
        Assert.Equal([expected.Insert(7, " LrExpr:Schedules:a")], Errors($$"""{ "Schedules": { "a": "step + {{formula}}" } }"""));

    [Theory]
    [InlineData("2026-12-24", "LRX3001 LrExpr:Parameters:p '2026-12-24' is a date, but steps are no times here")]
    [InlineData("5min", "LRX3001 LrExpr:Parameters:p '5min' is a time, but steps are no times here")]
    public void Parameter_WithoutAClock_SaysWhatItNeeds(string text, string expected) =>
        Assert.Equal([expected], Errors($$"""{ "Parameters": { "p": "{{text}}" }, "Schedules": { "a": "p" } }"""));

    [Fact]
    public void Function_HasNoTimes() => Assert.Equal(
        ["LRX4003 LrExpr:Functions:f a date or a duration is not available inside a function; pass it as an argument", "LRX4003 LrExpr:Functions:g 'time_of_day' is not available inside a function; pass it as an argument"],
        Errors("""{ "Clock": { "From": "2026-12-01", "Unit": "hours" }, "Functions": { "f": "(t) => t / '7d'", "g": "(t) => t + time_of_day" }, "Schedules": { "a": "f(step)" } }"""));

    [Fact]
    public void Reference_ToAScheduleOfAnotherClock_IsRefused() => Assert.Equal(
        [
            "LRX8003 LrExpr:Schedules:b schedule 'a' runs on another clock, by which a step is another time",
            "LRX8003 LrExpr:Schedules:c:Parameters:schedule schedule 'a' runs on another clock, by which a step is another time",
        ],
        Errors("""
            {
              "Clock": { "From": "2026-12-01", "Unit": "hours" },
              "Schedules": {
                "a": { "Formula": "step", "Clock": { "From": "2026-12-01", "Unit": "days" } },
                "b": "a(step)",
                "c": { "Kind": "lrexpr.warmup", "Parameters": { "steps": 5, "schedule": "a" } },
                "d": { "Formula": "a(step)", "Clock": { "From": "2026-12-01T00:00Z", "Unit": "days", "TimeZone": "UTC" } }
              }
            }
            """).Where(error => error.StartsWith("LRX8", StringComparison.Ordinal)));

    [Fact]
    public void SharedDate_UnderAnotherClock_IsRefused() => Assert.Equal(
        ["LRX8003 LrExpr:Schedules:a:Formula the shared parameter 'week' is a time by the clock of the section, and this schedule runs on another; give it a parameter of its own"],
        Errors("""
            {
              "Clock": { "From": "2026-12-01", "Unit": "hours" },
              "Parameters": { "day": "1d", "week": "7 * day", "plain": 3 },
              "Schedules": { "a": { "Formula": "step / week + plain", "Clock": { "From": "2026-12-01", "Unit": "days" } }, "b": "step / week" }
            }
            """));

    [Fact]
    public void Reference_FromAScheduleWithoutAClock_IsRefused() => Assert.Equal(
        ["LRX8003 LrExpr:Schedules:b schedule 'a' runs on a clock and this one on none; give both the same 'Clock', which can stand in the section"],
        Errors("""{ "Schedules": { "a": { "Formula": "step", "Clock": { "From": "2026-12-01", "Unit": "days" } }, "b": "a(step)" } }"""));

    [Theory]
    [InlineData("0", "LRX8001 LrExpr:Horizon:Total 'Total' must be a number of steps above 0, but is 0")]
    [InlineData("\"5ep\"", "LRX8001 LrExpr:Horizon:Total '5ep' is in epochs, whose length is not known")]
    public void Horizon_ThatIsWrong_SaysWhat(string total, string expected) =>
        Assert.Equal([expected], Errors($$"""{ "Horizon": { "Total": {{total}} }, "Schedules": { "a": "1" } }"""));

    [Theory]
    [InlineData("Mon-Fry 08:00-18:00")]
    [InlineData("Mon 08:00-25:00")]
    [InlineData("Mon 08:00-08:00")]
    [InlineData("Mon 8-18")]
    [InlineData("Mon-Wed-Fri")]
    public void Window_ThatIsWrong_SaysSo(string window) => Assert.Equal(
        [$"LRX8004 LrExpr:Windows:0 '{window}' is no window"],
        Errors($$"""{ "Clock": { "From": "2026-12-01", "Unit": "hours" }, "Windows": ["{{window}}"], "Schedules": { "a": "1" } }"""));

    private static IEnumerable<string> Errors(string config) => Diagnostics(config).Select(error => $"{error.Code} {error.Path} {error.Message}");

    private static IReadOnlyList<Diagnostic> Diagnostics(string config)
    {
        Assert.False(ScheduleSet.TryLoad(SettingJson.Read("LrExpr", config), out _, out var diagnostics));
        return diagnostics;
    }
}
