using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LrExpr.Cli.Output;
using LrExpr.Cli.Tests.Support;

namespace LrExpr.Cli.Tests;

/// <summary>Dates in tables, on axes and in lists of steps.</summary>
public sealed partial class TimeTests(Workspace files) : IClassFixture<Workspace>
{
    private const string Config = """
        {
          "LrExpr": {
            "Clock": { "From": "2026-12-01", "Unit": "hours", "TimeZone": "Europe/Berlin" },
            "Schedules": { "a": "step", "daily": "time_of_day", "weekly": "day_of_week", "launch": "step >= '2026-12-24' ? 1 : 0" }
          }
        }
        """;

    [Theory]
    [InlineData("now", "9")]
    [InlineData("now+1d,now-90min", "33,8")]
    [InlineData("now..1d:12h", "9,21,33")]
    [InlineData("2026-12-02", "24")]
    [InlineData("2026-12-02..2026-12-03:6h", "24,30,36,42,48")]
    [InlineData("2026-12-02T08:00..2026-12-02T10:00", "32,33,34")]
    [InlineData("2026-12-02T08:00..2026-12-03T08:00:12h", "32,44,56")]
    [InlineData("2026-12-01T00:00Z", "1")]
    [InlineData("5..1d:10", "5,15,25")]
    [InlineData("1d", "24")]
    [InlineData("500ba", "500")]
    [InlineData("1e2,-5", "100,-5")]
    public void Steps_OfDates_AreThoseOfTheClock(string list, string steps)
    {
        var points = JsonNode.Parse(AtHalfPastNine("eval", "--name", "a", "--steps", list, "--format", "json"))!["a"]!.AsArray();

        Assert.Equal(steps, string.Join(',', points.Select(point => point![0]!.ToString())));
    }

    [Theory]
    [InlineData("2026-02-30", "lrexpr: --steps '2026-02-30': '2026-02-30' does not exist\n")]
    [InlineData("nowish", "lrexpr: --steps 'nowish': 'nowish' is no moment; write now, now+7d or now-12h\n")]
    [InlineData("0.5dur", "lrexpr: --steps '0.5dur': '0.5dur' is a part of the run, whose length is not known; say it in steps: \"Horizon\": { \"Total\": 10000 }\n")]
    [InlineData("2026-12-02..2026-12-01", "lrexpr: --steps '2026-12-02..2026-12-01': range '2026-12-02..2026-12-01' ends before it begins\n")]
    public void Steps_ThatAreWrong_AreWrongUsage(string list, string error)
    {
        files.Write("time.json", Config);

        Assert.Equal((2, error), (files.Run("eval", "time.json", "--steps", list).ExitCode, files.Run("eval", "time.json", "--steps", list).Error));
    }

    [Fact]
    public void Dates_OfAScheduleWithoutAClock_AreWrongUsage() =>
        Assert.StartsWith("lrexpr: --steps 'now': 'now' is no step of a schedule without a clock", files.Run("eval", "--formula", "step", "--steps", "now").Error, StringComparison.Ordinal);

    [Fact]
    public void Dates_OfDifferentClocks_AreWrongUsage()
    {
        files.Write("two.json", """{ "LrExpr": { "Schedules": { "a": { "Formula": "step", "Clock": { "From": "2026-12-01", "Unit": "hours" } }, "b": "step" } } }""");

        Assert.Contains("run on different clocks", files.Run("eval", "two.json", "--steps", "2026-12-01").Error, StringComparison.Ordinal);
        Assert.Equal("step  a  b\n   3  3  3\n", files.Run("eval", "two.json", "--steps", "3").Output);
        Assert.Equal("step  time              a\n   3  2026-12-01 03:00  3\n", files.Run("eval", "two.json", "--name", "a", "--steps", "2026-12-01T03:00").Output);
    }

    [Fact]
    public void Values_HaveTheirTimes()
    {
        files.Write("time.json", Config);

        Assert.Equal("{\"a\":[[24,24,\"2026-12-02T00:00:00+01:00\"]]}\n", files.Run("eval", "time.json", "--name", "a", "--steps", "2026-12-02", "--format", "json").Output);
        Assert.Equal("step,time,a\n5000,2027-06-27T09:00:00+02:00,5000\n", files.Run("plot", "time.json", "--name", "a", "--steps", "5000", "--format", "csv").Output);
        Assert.Contains("2026-12-01 00:00", files.Run("list", "time.json").Output, StringComparison.Ordinal);
        Assert.Contains("\"clock\":{\"from\":\"2026-12-01T00:00:00+01:00\",\"unit\":\"hours\",\"timeZone\":\"Europe/Berlin\"}", files.Run("list", "time.json", "--format", "json").Output, StringComparison.Ordinal);
        Assert.Contains("from step 552 (2026-12-24 00:00): step >= 552 changes", files.Run("explain", "time.json", "launch").Output, StringComparison.Ordinal);
        Assert.Contains("clock       step 0 is 2026-12-01 00:00:00, Europe/Berlin; a step is one of hours", files.Run("explain", "time.json", "launch").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("daily", "steps       0 (2026-12-01 00:00) to 24 (2026-12-02 00:00)")]
    [InlineData("weekly", "steps       0 (2026-12-01 00:00) to 168 (2026-12-08 00:00)")]
    [InlineData("launch", "steps       0 (2026-12-01 00:00) to 600 (2026-12-26 00:00)")]
    public void Range_FollowsTheSchedule(string name, string steps)
    {
        files.Write("time.json", Config);

        Assert.Contains(steps, files.Run("explain", "time.json", name).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("daily", "24,")]
    [InlineData("weekly", "168,")]
    [InlineData("launch", "600,")]
    public void Plot_WithoutSteps_EndsWhereThereIsNothingMoreToSee(string name, string last)
    {
        files.Write("time.json", Config);

        Assert.StartsWith(last, files.Run("plot", "time.json", "--name", name, "--format", "csv").Output.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0..24", "Dec 1 2026,06:00,12:00,18:00,Dec 2")]
    [InlineData("0..168", "Dec 1 2026,Dec 2,Dec 3,Dec 4,Dec 5,Dec 6,Dec 7,Dec 8")]
    [InlineData("0..1000", "Dec 7 2026,Dec 14,Dec 21,Dec 28,Jan 4,Jan 11")]
    [InlineData("0..8784", "Jan 2027,Mar 2027,May 2027,Jul 2027,Sep 2027,Nov 2027")]
    [InlineData("0..100000", "2027,2029,2031,2033,2035,2037")]
    [InlineData("3..6", "Dec 1 2026 03:00,04:00,05:00,06:00")]
    [InlineData("2027-03-27..2027-03-30", "Mar 27 2027,12:00,Mar 28,12:00,Mar 29,12:00,Mar 30")] // clocks are put forward
    public void Axis_HasRoundTimesOfTheZone(string steps, string labels)
    {
        files.Write("time.json", Config);
        string svg = files.Folder + "time.svg";
        files.Run("plot", "time.json", "--name", "a", "--steps", steps, "--svg", svg);

        Assert.Equal(labels, string.Join(',', Label().Matches(File.ReadAllText(svg)).Select(label => label.Groups[1].Value)));
    }

    [Fact]
    public void Now_IsThatOfTheTerminal() =>
        Assert.Equal("step  time              a\n   9  2026-12-01 09:00  9\n", AtHalfPastNine("eval", "--name", "a", "--steps", "now"));

    private string AtHalfPastNine(string verb, params string[] args)
    {
        files.Write("time.json", Config);
        using var output = new StringWriter();
        Program.Run([verb, files.Folder + "time.json", .. args], new Terminal(output, output) { Time = new StandingTime() });
        return output.ToString();
    }

    [GeneratedRegex("""text-anchor="middle">([^<]*)<""")]
    private static partial Regex Label();

    private sealed class StandingTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 12, 1, 8, 30, 0, TimeSpan.Zero);
    }
}
