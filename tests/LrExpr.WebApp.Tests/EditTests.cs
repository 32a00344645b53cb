using System.Text.RegularExpressions;

namespace LrExpr.WebApp.Tests;

/// <summary>The sample while its settings are edited, broken and mended.</summary>
public sealed partial class EditTests : IAsyncLifetime
{
    private readonly RunningWebApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task File_EditedBrokenAndMended_ServesTheNewestGoodSet()
    {
        string hash = (await _app.Json("/values"))["contentHash"]!.ToString();

        string good = Edit(Edit(_app.Settings, "\"first_share\": 0.05", "\"first_share\": 0.1"), "100 * 2 ^ step", "30 * 2 ^ step");
        _app.Settings = good;
        await _app.Until(Share, share => share == 0.8);
        var set = await _app.Json("/values");
        Assert.Equal(2, (int)set["revision"]!);
        Assert.NotEqual(hash, set["contentHash"]!.ToString());
        Assert.Equal("Healthy", await Status());
        await _app.Until(() => _app.Metric("lrexpr_revision"), revision => revision == 2);
        _ = await _app.Json("/work");
        await _app.Until(() => Task.FromResult(_app.Output), output => output.Contains("Retry 1 comes in 60 ms.", StringComparison.Ordinal));

        _app.Settings = Edit(good, "min(1, first_share", "min(1, first_shar");
        await _app.Until(Status, status => status == "Degraded");
        string reason = (await _app.Json("/health"))["checks"]!["schedules"]!["description"]!.ToString();
        Assert.Contains("revision 2, ", reason, StringComparison.Ordinal);
        Assert.Contains("unknown name 'first_shar'; did you mean 'first_share'?", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("LRX3014", reason, StringComparison.Ordinal);
        Assert.Equal(0.8, await Share());
        await _app.Until(() => _app.Metric("lrexpr_rejected"), rejected => rejected == 1);

        _app.Settings = Edit(good, "\"first_share\": 0.1", "\"first_share\": 0.025");
        await _app.Until(Status, status => status == "Healthy");
        Assert.Equal(0.2, await Share());
        Assert.Equal(3, (int)(await _app.Json("/values"))["revision"]!);
        await _app.Until(() => _app.Metric("lrexpr_rejected"), rejected => rejected == 0);

        // Now that there was a reload, every metric has been measured.
        string metrics = await _app.Text("/metrics");
        string recipes = await File.ReadAllTextAsync(Path.Combine(RunningWebApp.Root, "docs", "recipes.md"));
        string[] named = [.. MetricRow().Matches(recipes).Select(row => row.Groups[1].Value)];
        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Contains($"\n{name}{{", metrics, StringComparison.Ordinal));
    }

    [Fact]
    public async Task File_WrongFromTheStart_StopsTheStartAndSaysWhere()
    {
        _app.Settings = Edit(_app.Settings, "100 * 2 ^ step", "100 * 2 ^ stp");

        Assert.NotEqual(0, await _app.StartInVain());
        Assert.Contains("Shop:Retry:Delay:Formula(1,30): error LRX2001: unknown name 'stp'; did you mean 'step'?", _app.Output, StringComparison.Ordinal);
    }

    private async Task<double> Share() => (double)(await _app.Json("/rollout/90"))["share"]!;

    private async Task<string> Status() => (string)(await _app.Json("/health"))["status"]!;

    private static string Edit(string text, string old, string @new)
    {
        Assert.Contains(old, text, StringComparison.Ordinal);
        return text.Replace(old, @new, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^\| `(lrexpr_\w+)", RegexOptions.Multiline)]
    private static partial Regex MetricRow();
}
