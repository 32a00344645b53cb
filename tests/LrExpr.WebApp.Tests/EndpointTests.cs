using System.Text.RegularExpressions;

namespace LrExpr.WebApp.Tests;

/// <summary>The sample as it is, without an edit.</summary>
public sealed partial class EndpointTests(RunningWebApp app) : IClassFixture<RunningWebApp>
{
    [Fact]
    public async Task Rollout_AtAMinute_IsThatOfTheSchedule()
    {
        Assert.Equal(0.05, (double)(await app.Json("/rollout/0"))["share"]!);
        Assert.Equal(0.4, (double)(await app.Json("/rollout/90"))["share"]!);
        Assert.Equal(1, (double)(await app.Json("/rollout/1000000"))["share"]!);
    }

    [Fact]
    public async Task Schedules_AtAStep_AreAllOfOneSet()
    {
        var set = await app.Json("/values?step=3");

        Assert.Equal(1, (int)set["revision"]!);
        Assert.Matches("^[0-9a-f]{12}$", (string)set["contentHash"]!);
        Assert.Equal(
            [("Shop:Retry:Delay", 800.0), ("Shop:Rollout", 0.05), ("Shop:Sampling", 1)],
            set["values"]!.AsObject().Select(value => (value.Key, (double)value.Value!)).OrderBy(value => value.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Page_IsThere_AndKnowsWhereTheHostIs()
    {
        _ = await app.Json("/rollout/60");

        Assert.Contains("<title>Schedules</title>", await app.Text("/schedules/"), StringComparison.Ordinal);
        var state = await app.Json("/schedules/api/state");
        Assert.Equal("WebApp", (string)state["application"]!);
        Assert.Contains(state["schedules"]!.AsArray(), schedule => (string)schedule!["name"]! == "Shop:Rollout" && schedule["now"] is not null);
    }

    [Fact]
    public async Task Work_ThatFailsTwice_WaitsAsTheScheduleSays()
    {
        var work = await app.Json("/work");

        Assert.Equal(3, (int)work["attempts"]!);
        double[] waited = [.. work["waitedMilliseconds"]!.AsArray().Select(time => (double)time!)];
        Assert.Equal(2, waited.Length);
        // A clock may be coarse, and a busy machine late.
        Assert.True(waited[0] >= 80 && waited[1] >= 180, string.Join(", ", waited));
        await app.Until(() => Task.FromResult(app.Output), output => output.Contains("Retry 1 comes in 200 ms.", StringComparison.Ordinal));
        Assert.Contains("Retry 0 comes in 100 ms.", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_WithoutAnEdit_IsHealthyAndSaysWhatIsInUse()
    {
        var health = await app.Json("/health");
        var check = health["checks"]!["schedules"]!;

        Assert.Equal(("Healthy", "Healthy"), ((string)health["status"]!, (string)check["status"]!));
        Assert.Equal((await app.Json("/values"))["contentHash"]!.ToString(), (string)check["data"]!["contentHash"]!);
    }

    [Fact]
    public async Task Metrics_AfterACall_HaveItsStepAndValue()
    {
        _ = await app.Json("/rollout/60");

        // The exporter keeps its answer for a moment.
        await app.Until(async () => (await app.Metric("lrexpr_schedule_step", "Shop:Rollout"), await app.Metric("lrexpr_schedule_value", "Shop:Rollout")), last => last is (60, 0.2));
        Assert.Equal(1, await app.Metric("lrexpr_revision"));
        Assert.Equal(0, await app.Metric("lrexpr_rejected"));
        Assert.Equal(3, await app.Metric("lrexpr_schedules"));
        Assert.Contains($"lrexpr_content_hash=\"{(await app.Json("/values"))["contentHash"]}\"", await app.Text("/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sampling_OfTheFirstRequests_LogsAllOfThem()
    {
        _ = await app.Text("/values?step=17");
        await app.Until(() => Task.FromResult(app.Output), output => LoggedRequest().IsMatch(output));
    }

    [GeneratedRegex(@"Request \d+ is /values\.")]
    private static partial Regex LoggedRequest();
}
