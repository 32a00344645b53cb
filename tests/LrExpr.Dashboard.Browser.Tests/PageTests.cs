using System.Globalization;
using LrExpr.Dashboard.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LrExpr.Dashboard.Browser.Tests;

/// <summary>The page over a configuration that stays as it is.</summary>
[Collection(nameof(Browser))]
public sealed class PageTests(Support.Browser browser) : IAsyncLifetime
{
    private ServedPage _served = null!;

    public async Task InitializeAsync() => _served = await ServedPage.Of(Settings.Usual);

    public async Task DisposeAsync() => await _served.DisposeAsync();

    [Fact]
    public async Task List_Opened_HasEverySchedule()
    {
        await using var visit = await browser.Open(_served.Address);

        await Expect(visit.Find(".groups li")).ToHaveCountAsync(7);
        await Expect(visit.Find(".groups li svg")).ToHaveCountAsync(7);
        await Expect(visit.Find(".groups h2").First).ToContainTextAsync("Shop");
        await Expect(visit.Find("[data-name=learning_rate]")).ToContainTextAsync("CosineDecay");
        await Expect(visit.Find("[data-name=constant]")).ToContainTextAsync("Fine");

        await visit.Find("#search").FillAsync("shop");
        await Expect(visit.Find(".groups li:visible")).ToHaveCountAsync(2);
        await Expect(visit.Find(".heading .count")).ToHaveTextAsync("2 of 7 schedules");
        Assert.DoesNotContain("token", visit.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schedule_Opened_TellsAllOfIt()
    {
        await using var visit = await browser.Open(_served.Address);
        await visit.Find("[data-name=learning_rate] a").ClickAsync();

        await Expect(visit.Find("h1")).ToHaveTextAsync("learning_rate");
        await Expect(visit.Find(".uplot canvas")).ToBeVisibleAsync();
        await Expect(visit.Find(".library")).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("^https://keras.io/"));
        await Expect(visit.Find("tbody tr").Filter(new() { HasText = "decay_steps" })).ToContainTextAsync("total_steps - warmup");
        await Expect(visit.Find(".marks")).ToContainTextAsync("step 500");
        await Expect(visit.Find(".words")).ToContainTextAsync("learning_rate: 0 at step 0");
        await Expect(visit.Find("pre.formula .t-step").First).ToHaveTextAsync("step");
        Assert.StartsWith("learning_rate · Schedules", await visit.Page.TitleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slider_Dragged_CurveFollowsAndTheHostStays()
    {
        await using var visit = await browser.Open(_served.Address, "#/s/momentum");
        var slider = visit.Find(".field").Filter(new() { HasText = "low" }).Locator("input[type=range]");
        await Expect(visit.Find(".words")).Not.ToBeEmptyAsync();
        var box = (await slider.BoundingBoxAsync())!;

        await visit.Page.Mouse.MoveAsync(box.X + box.Width * 0.8f, box.Y + box.Height / 2);
        await visit.Page.Mouse.DownAsync();
        await visit.Page.Mouse.MoveAsync(box.X + box.Width * 0.5f, box.Y + box.Height / 2, new() { Steps = 20 });
        await visit.Page.Mouse.UpAsync();

        await Expect(visit.Find(".difference")).ToContainTextAsync("Largest difference");
        await Expect(visit.Find(".readout")).ToContainTextAsync("as configured");
        string low = await visit.Find(".field").Filter(new() { HasText = "low" }).Locator("input.number").InputValueAsync();
        Assert.InRange(double.Parse(low, CultureInfo.InvariantCulture), 0, 0.84);
        await Expect(visit.Find(".words")).ToContainTextAsync($"{low} at step 12000");

        // What was tried is in the address, and not in the host.
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"p\\.low={low}"));
        await visit.Page.ReloadAsync();
        await Expect(visit.Find(".field").Filter(new() { HasText = "low" }).Locator("input.number")).ToHaveValueAsync(low);
        await Expect(visit.Find(".difference")).ToContainTextAsync("Largest difference");
        await Expect(visit.Find("tbody tr").Filter(new() { HasText = "low" })).ToContainTextAsync("0.85");
        await visit.Find("button").Filter(new() { HasText = "Reset" }).ClickAsync();
        await Expect(visit.Find(".difference")).ToBeHiddenAsync();
        await Expect(visit.Find(".revision")).ToContainTextAsync("Revision 1");
    }

    /// <summary>Answers that come late come to nothing where a newer question was asked, and the last one counts.</summary>
    [Fact]
    public async Task SlowLink_SliderMoved_TheLastQuestionCounts()
    {
        await using var visit = await browser.Open(_served.Address);
        await Expect(visit.Find(".groups li svg")).ToHaveCountAsync(7);
        var network = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        await network.SendAsync("Network.enable");
        await network.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 400, ["downloadThroughput"] = 50_000, ["uploadThroughput"] = 20_000 });

        await visit.Go("#/s/momentum");
        var low = visit.Find(".field").Filter(new() { HasText = "low" }).Locator("input.number");
        foreach (string value in new[] { "0.1", "0.2", "0.3", "0.4", "0.5" })
            await low.FillAsync(value);

        await Expect(visit.Find(".words")).ToContainTextAsync("0.5 at step 12000", new() { Timeout = 20_000 });
        await Expect(visit.Find(".difference")).ToContainTextAsync("Largest difference");
        await Expect(visit.Find("#banner")).ToBeEmptyAsync();
    }

    [Fact]
    public async Task Number_BeyondTheSlider_WidensIt()
    {
        await using var visit = await browser.Open(_served.Address, "#/s/momentum");
        var field = visit.Find(".field").Filter(new() { HasText = "high" });

        await field.Locator("input.number").FillAsync("1234.5");

        await Expect(field.Locator("input[type=range]")).ToHaveValueAsync("1000");
        await Expect(visit.Find(".words")).ToContainTextAsync("1234.5 at step 0");
    }

    [Fact]
    public async Task Formula_WithAnError_IsUnderlinedAndToldWithACaret()
    {
        await using var visit = await browser.Open(_served.Address, "#/s/Shop.weight");
        var formula = visit.Find("#formula");

        await formula.FillAsync("0.0005 * lerning_rate(step)");
        await Expect(visit.Find(".layer .wrong")).ToHaveTextAsync("lerning_rate");
        await Expect(visit.Find(".problems .message")).ToContainTextAsync("did you mean 'learning_rate'?");
        await Expect(visit.Find(".problems pre")).ToContainTextAsync("         ^^^^^^^^^^^^");
        await Expect(formula).ToHaveAttributeAsync("aria-invalid", "true");

        await formula.FillAsync("0.0005 * learning_rate(step)");
        await Expect(visit.Find(".layer .wrong")).ToHaveCountAsync(0);
        await Expect(visit.Find(".problems pre")).ToHaveCountAsync(0);
        await Expect(visit.Find(".difference")).ToContainTextAsync("Largest difference");
        await Expect(visit.Find(".layer .t-function")).ToHaveTextAsync("learning_rate");
    }

    [Fact]
    public async Task Keyboard_Alone_ReachesEverything()
    {
        await using var visit = await browser.Open(_served.Address);
        var keyboard = visit.Page.Keyboard;
        await Expect(visit.Find(".groups li")).ToHaveCountAsync(7);

        await keyboard.PressAsync("/");
        await keyboard.TypeAsync("mom");
        await Expect(visit.Find(".groups li:visible")).ToHaveCountAsync(1);
        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Enter");
        await Expect(visit.Find("h1")).ToHaveTextAsync("momentum");
        await Expect(visit.Find(".marks button").First).ToBeVisibleAsync();

        await TabTo(visit, "#main .chart");
        await keyboard.PressAsync("Home");
        await Expect(visit.Find("#said")).ToHaveTextAsync("Step 0: 0.95");
        await keyboard.PressAsync("End");
        await Expect(visit.Find("#said")).ToHaveTextAsync("Step 12,000: 0.85");
        await keyboard.PressAsync("ArrowLeft");
        await Expect(visit.Find("#said")).Not.ToHaveTextAsync("Step 12,000: 0.85");
        await keyboard.PressAsync("PageUp");
        await keyboard.PressAsync("+");
        await Expect(visit.Find("input.step").First).Not.ToHaveValueAsync("0");
        await keyboard.PressAsync("Backspace");
        await Expect(visit.Find("input.step").First).ToHaveValueAsync("0");

        await TabTo(visit, ".try input[type=range]");
        await keyboard.PressAsync("ArrowLeft");
        await Expect(visit.Find(".difference")).ToContainTextAsync("Largest difference");
    }

    [Fact]
    public async Task Drag_OverTheChart_ZoomsAndADoubleClickGoesBack()
    {
        await using var visit = await browser.Open(_served.Address, "#/s/learning_rate");
        var over = visit.Find(".u-over");
        await Expect(visit.Find(".words")).Not.ToBeEmptyAsync();
        var box = (await over.BoundingBoxAsync())!;

        await visit.Page.Mouse.MoveAsync(box.X + box.Width * 0.25f, box.Y + 40);
        await visit.Page.Mouse.DownAsync();
        await visit.Page.Mouse.MoveAsync(box.X + box.Width * 0.5f, box.Y + 60, new() { Steps = 5 });
        await visit.Page.Mouse.UpAsync();

        string first = await visit.Find("input.step").First.InputValueAsync();
        Assert.InRange(int.Parse(first, CultureInfo.InvariantCulture), 2900, 3100);
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"from={first}"));
        await over.DblClickAsync();
        await Expect(visit.Find("input.step").First).ToHaveValueAsync("0");
    }

    [Fact]
    public async Task Others_Chosen_StandBesideIt()
    {
        await using var visit = await browser.Open(_served.Address, "#/s/learning_rate");

        await Expect(visit.Find(".words")).Not.ToBeEmptyAsync();
        await visit.Find("#other").FillAsync("Shop.stairs");
        await visit.Find("button").Filter(new() { HasText = "Add" }).ClickAsync();
        await Expect(visit.Find(".readout").First).ToContainTextAsync("Shop.stairs");
        await visit.Find("label").Filter(new() { HasText = "Side by side" }).ClickAsync();
        await Expect(visit.Find(".uplot")).ToHaveCountAsync(2);
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("with=Shop.stairs&side="));
    }

    [Theory]
    [InlineData(1280, 900, ColorScheme.Light)]
    [InlineData(1280, 900, ColorScheme.Dark)]
    [InlineData(360, 740, ColorScheme.Light)]
    [InlineData(360, 740, ColorScheme.Dark)]
    [InlineData(3840, 2160, ColorScheme.Light)]
    public async Task Axe_OnEveryView_FindsNothing(int width, int height, ColorScheme colors)
    {
        await using var visit = await browser.Open(_served.Address, options: new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = colors, ReducedMotion = ReducedMotion.Reduce });
        await Expect(visit.Find(".groups li svg")).ToHaveCountAsync(7);
        Assert.Equal("", await visit.Barriers());
        Assert.False(await visit.IsWiderThanTheWindow());

        foreach (string hash in new[] { "#/s/learning_rate?p.alpha=0.5&with=momentum", "#/s/Shop.weight?f=1+%2B+stp" })
        {
            await visit.Go(hash);
            await Expect(visit.Find(".words")).Not.ToBeEmptyAsync();
            Assert.Equal("", await visit.Barriers());
            Assert.False(await visit.IsWiderThanTheWindow());
        }
    }

    [Fact]
    public async Task Colours_Chosen_StayChosen()
    {
        await using var visit = await browser.Open(_served.Address, options: new() { ColorScheme = ColorScheme.Light });
        string light = await Ground(visit);

        await visit.Find(".theme").ClickAsync();
        await visit.Find(".theme").ClickAsync();
        string dark = await Ground(visit);
        await visit.Page.ReloadAsync();
        await Expect(visit.Find(".theme")).ToContainTextAsync("dark");

        Assert.NotEqual(light, dark);
        Assert.Equal(dark, await Ground(visit));
    }

    [Theory]
    [InlineData("huge", "Step 0: 1e300")]
    [InlineData("tiny", "Step 0: 1e-300")]
    [InlineData("constant", "Step 0: 0.25")]
    public async Task Values_OfAnySize_AreDrawnAndRead(string name, string read)
    {
        await using var visit = await browser.Open(_served.Address, "#/s/" + name);
        await Expect(visit.Find(".marks button").First).ToBeVisibleAsync();

        await visit.Find(".chart").First.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Home");

        await Expect(visit.Find("#said")).ToHaveTextAsync(read);
        await Expect(visit.Find(".note")).Not.ToContainTextAsync("Nothing to draw");
    }

    [Fact]
    public async Task File_WithoutAServer_HasListCurvesAndSliders()
    {
        await using var visit = await browser.Open(await _served.WriteFile());
        await Expect(visit.Find(".groups li svg")).ToHaveCountAsync(7);
        await Expect(visit.Find(".live")).ToContainTextAsync("A file");

        await visit.Go("#/s/momentum");
        await visit.Find(".try input[type=range]").First.FocusAsync();
        await visit.Page.Keyboard.PressAsync("PageDown");

        await Expect(visit.Find(".difference")).ToContainTextAsync("Largest difference");
        await Expect(visit.Find("#formula")).ToHaveCountAsync(0);
        Assert.Equal("", await visit.Barriers());
    }

    [Fact]
    public void Scripts_OfOurOwn_AreShort()
    {
        var scripts = Directory.GetFiles(Repository.Assets, "*.js").Where(file => !Path.GetFileName(file).StartsWith("uPlot", StringComparison.Ordinal));

        Assert.InRange(scripts.Sum(file => File.ReadLines(file).Count()), 1, 1500);
        Assert.All(scripts, file => Assert.DoesNotContain("HTML", File.ReadAllText(file), StringComparison.Ordinal));
    }

    private static Task<string> Ground(Visit visit) => visit.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");

    private static async Task TabTo(Visit visit, string selector)
    {
        for (int i = 0; i < 60; i++)
        {
            if (await visit.Page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
                return;
            await visit.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Tab does not lead to {selector}.");
    }
}
