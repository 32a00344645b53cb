using LrExpr.Tests.Support;

namespace LrExpr.Tests.Time;

/// <summary>Schedules that run on the clock.</summary>
public sealed class ClockTests
{
    private const string Berlin = """{ "Clock": { "From": "2026-12-01", "Unit": "hours", "TimeZone": "Europe/Berlin" }, "Schedules": { "a": "FORMULA" } }""";

    [Theory]
    [InlineData("2026-12-01T00:00:00+01:00", 0)]
    [InlineData("2026-12-01T00:59:59.999+01:00", 0)]
    [InlineData("2026-12-01T01:00:00+01:00", 1)]
    [InlineData("2026-11-30T23:00:00Z", 0)]
    [InlineData("2026-11-30T22:59:59Z", -1)]
    [InlineData("2026-11-30T21:59:59Z", -2)]
    [InlineData("0001-01-02T00:00:00Z", -17758775)]
    public void Moment_IsTheStepItFallsIn(string moment, long step)
    {
        var schedule = Load("step");

        Assert.Equal(step, schedule.StepOf(Parse(moment)));
        Assert.Equal(step, schedule.At(Parse(moment)));
        Assert.Equal(step, schedule.StepOf(schedule.TimeOf(step)));
    }

    [Fact]
    public void Step_BeginsAtATimeOfItsZone()
    {
        var schedule = Load("step");

        Assert.Equal(Parse("2026-12-01T00:00:00+01:00"), schedule.TimeOf(0));
        Assert.Equal(TimeSpan.FromHours(1), schedule.TimeOf(0).Offset);
        Assert.Equal(TimeSpan.FromHours(2), schedule.TimeOf(24 * 180).Offset);
        Assert.Equal(9998, schedule.TimeOf(long.MaxValue).AddYears(-1).Year);
        Assert.Equal(1, schedule.TimeOf(long.MinValue).Year);
    }

    [Theory]
    [InlineData("2026-10-25T02:30", "2026-10-25T00:30:00Z")] // twice; the first
    [InlineData("2026-10-25T03:00", "2026-10-25T02:00:00Z")]
    [InlineData("2026-03-29T01:59:59", "2026-03-29T00:59:59Z")]
    [InlineData("2026-03-29T03:00", "2026-03-29T01:00:00Z")]
    [InlineData("2026-07-01", "2026-06-30T22:00:00Z")]
    [InlineData("2026-07-01 08:15", "2026-07-01T06:15:00Z")]
    [InlineData("2026-07-01T08:15:30.25+03:00", "2026-07-01T05:15:30.25Z")]
    public void From_WithoutOffset_IsATimeOfTheZone(string from, string moment) =>
        Assert.Equal(Parse(moment), Load("step", Berlin.Replace("2026-12-01", from, StringComparison.Ordinal)).TimeOf(0));

    [Fact]
    public void Day_WhoseMidnightIsSkipped_BeginsWithTheChange() =>
        Assert.Equal(Parse("2020-03-29T01:00:00+03:00"), Load("step", """{ "Clock": { "From": "2020-03-29", "Unit": "days", "TimeZone": "Asia/Beirut" }, "Schedules": { "a": "FORMULA" } }""").TimeOf(0));

    [Theory]
    [InlineData("'2026-12-24'", 23 * 24)]
    [InlineData("'2026-12-24T08:00'", 23 * 24 + 8)]
    [InlineData("'2026-12-24T08:00:01'", 23 * 24 + 9)] // the first step that does not begin before
    [InlineData("'2026-12-24T08:00Z'", 23 * 24 + 9)]
    [InlineData("'2026-11-30'", -24)]
    [InlineData("'7d'", 168)]
    [InlineData("'90min'", 1.5)]
    [InlineData("'1 day'", 24)]
    [InlineData("'00:15:00'", 0.25)]
    [InlineData("'1.02:00:00'", 26)]
    [InlineData("'P1DT2H'", 26)]
    [InlineData("'PT90M'", 1.5)]
    [InlineData("'-2w'", -336)]
    [InlineData("'500ba'", 500)]
    public void Literal_IsANumberOfSteps(string literal, double steps) => Assert.Equal(steps, Load($"step + {literal}").At(0));

    [Theory]
    [InlineData("2026-12-24", 23 * 24)]
    [InlineData("7d", 168)]
    [InlineData("90min", 2)] // a parameter is a whole step
    [InlineData("00:15:00", 1)]
    [InlineData("'90min'", 1.5)]
    [InlineData("2 * '7d'", 336)]
    public void ParameterText_IsAWholeStep(string text, double steps)
    {
        string config = $$"""{ "Clock": { "From": "2026-12-01", "Unit": "hours", "TimeZone": "Europe/Berlin" }, "Parameters": { "p": "{{text}}" }, "Schedules": { "a": "p", "b": { "Formula": "q", "Parameters": { "q": "{{text}}" } } } }""";

        Assert.Equal((steps, steps), (Load("", config).At(0), Load("", config, "b").At(0)));
    }

    [Fact]
    public void Horizon_TellsTotalProgressAndEpoch()
    {
        const string Config = """
            {
              "Horizon": { "Total": "40ep", "PerEpoch": 250 },
              "Parameters": { "rest": "total - '0.07dur'" },
              "Schedules": {
                "a": "progress", "b": "epoch", "c": "total + rest", "d": "let total = 5; total",
                "e": { "Formula": "epoch", "Parameters": { "epoch": 7 } }, "f": { "Formula": "total", "Horizon": { "Total": 7 } },
                "k": { "Kind": "CosineDecay", "Parameters": { "initial_learning_rate": 1, "decay_steps": "0.1dur" } }
              }
            }
            """;

        Assert.Equal((0, 0.5, 1), (Load("", Config).At(-5), Load("", Config).At(5000), Load("", Config).At(20000)));
        Assert.Equal((0, 1, -1), (Load("", Config, "b").At(249), Load("", Config, "b").At(250), Load("", Config, "b").At(-1)));
        Assert.Equal(19300, Load("", Config, "c").At(0));
        Assert.Equal((5, 7, 7), (Load("", Config, "d").At(0), Load("", Config, "e").At(0), Load("", Config, "f").At(0)));
        Assert.Equal((0.5, 0), (Load("", Config, "k").At(500), Load("", Config, "k").At(1000)));
        Assert.Contains("decay_steps = 0.1dur = 1000", Load("", Config, "k").Explain(), StringComparison.Ordinal);
    }

    [Fact]
    public void DecimalParts_AreExact() =>
        Assert.Equal(7, Load("", """{ "Horizon": { "Total": 100 }, "Schedules": { "a": { "Formula": "p", "Parameters": { "p": "0.07dur" } } } }""").At(0));

    [Fact]
    public void Now_OfTheSystem_IsNotMoreThanATickOld()
    {
        var schedule = Load("step", """{ "Clock": { "From": "2026-01-01", "Unit": "seconds" }, "Schedules": { "a": "FORMULA" } }""");
        var end = DateTime.UtcNow.AddMilliseconds(300);
        Parallel.For(0, 4, _ =>
        {
            while (DateTime.UtcNow < end)
            {
                double before = schedule.StepOf(DateTimeOffset.UtcNow.AddMilliseconds(-100)), now = schedule.Now(), after = schedule.StepOf(DateTimeOffset.UtcNow);
                Assert.InRange(now, before, after);
            }
        });
    }

    [Fact]
    public void ScheduleWithoutAClock_SaysSo()
    {
        var schedule = Schedule.Compile("step");

        Assert.False(schedule.HasClock);
        Assert.Contains("'formula' has no clock", Assert.Throws<InvalidOperationException>(() => schedule.Now()).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => schedule.TimeOf(0));
        Assert.Throws<InvalidOperationException>(() => schedule.At(DateTimeOffset.UnixEpoch));
    }

    private static DateTimeOffset Parse(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static CompiledSchedule Load(string formula, string config = Berlin, string name = "a") =>
        ScheduleSet.Load(SettingJson.Read("LrExpr", config.Replace("FORMULA", formula, StringComparison.Ordinal)))[name];
}
