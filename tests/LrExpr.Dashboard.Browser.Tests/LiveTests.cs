using LrExpr.Dashboard.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace LrExpr.Dashboard.Browser.Tests;

/// <summary>The page while the configuration changes, and with configurations out of the ordinary.</summary>
[Collection(nameof(Browser))]
public sealed class LiveTests(Support.Browser browser)
{
    [Fact]
    public async Task File_Edited_PageFollowsByItself()
    {
        await using var served = await ServedPage.Of(Settings.Usual);
        await using var visit = await browser.Open(served.Address, "#/s/momentum");
        await Expect(visit.Find(".words")).ToContainTextAsync("0.85 at step 12000");

        served.Settings = Settings.Usual.Replace("\"low\": 0.85", "\"low\": 0.5", StringComparison.Ordinal);
        await Expect(visit.Find(".words")).ToContainTextAsync("0.5 at step 12000", new() { Timeout = 15_000 });
        await Expect(visit.Find(".revision")).ToContainTextAsync("Revision 2");
        await visit.Find(".history a").Filter(new() { HasText = "Then and now" }).ClickAsync();
        await Expect(visit.Find(".readout")).ToContainTextAsync("revision 1");
    }

    [Fact]
    public async Task Configuration_Refused_IsToldOnTopWithWhatServesInstead()
    {
        await using var served = await ServedPage.Of(Settings.Usual);
        await using var visit = await browser.Open(served.Address);
        await Expect(visit.Find(".groups li")).ToHaveCountAsync(7);

        served.Settings = Settings.Usual.Replace("learning_rate(step)", "lerning_rate(step)", StringComparison.Ordinal);
        await Expect(visit.Find(".refusal")).ToContainTextAsync("Revision 1 serves in its place", new() { Timeout = 15_000 });
        await Expect(visit.Find(".refusal pre").First).ToContainTextAsync("  0.0005 * lerning_rate(step) / 0.1\n           ^^^^^^^^^^^^");
        await Expect(visit.Find("[data-name='Shop.weight']")).ToContainTextAsync("Refused");
        Assert.Equal("", await visit.Barriers());

        served.Settings = Settings.Usual;
        await Expect(visit.Find(".refusal")).ToHaveCountAsync(0, new() { Timeout = 15_000 });
    }

    [Fact]
    public async Task Host_Dies_PageSaysSoKeepsItsDataAndComesBack()
    {
        await using var served = await ServedPage.Of(Settings.Usual);
        await using var visit = await browser.Open(served.Address, "#/s/momentum");
        await Expect(visit.Find(".words")).ToContainTextAsync("0.85 at step 12000");
        visit.IsHostGone = true;

        await served.Stop();
        await Expect(visit.Find("#banner")).ToContainTextAsync("The host does not answer since", new() { Timeout = 15_000 });
        await Expect(visit.Find(".words")).ToContainTextAsync("0.85 at step 12000");

        // The tool has another token now; whoever opens the new address has it for all pages.
        await served.StartAgain();
        await visit.Page.Context.APIRequest.GetAsync(served.Address.ToString());
        await Expect(visit.Find("#banner")).ToBeEmptyAsync(new() { Timeout = 15_000 });
        await Expect(visit.Find(".live")).ToHaveTextAsync("Live");
    }

    [Fact]
    public async Task Names_OfAnySort_AreTextsAndLeadToTheirSchedules()
    {
        await using var served = await ServedPage.Of(Settings.Hostile());
        await using var visit = await browser.Open(served.Address);
        await Expect(visit.Find(".groups li svg")).ToHaveCountAsync(Settings.HostileNames.Length);
        Assert.Equal(Settings.HostileNames.Order(), (await visit.Find(".groups li > a").AllTextContentsAsync()).Order());
        Assert.False(await visit.IsWiderThanTheWindow());

        foreach (string name in Settings.HostileNames)
        {
            await visit.Go("#/");
            await visit.Find(".groups li > a").GetByText(name, new() { Exact = true }).ClickAsync();
            await Expect(visit.Find("h1")).ToHaveTextAsync(name);
            await Expect(visit.Find(".lead .description")).ToHaveTextAsync(name + "</script><b>");
            await Expect(visit.Find(".words")).Not.ToBeEmptyAsync();
            await visit.Find(".try input.number").FillAsync("0.25");
            await Expect(visit.Find(".difference")).ToContainTextAsync("Largest difference");
        }

        Assert.Equal(0, await visit.Find("main script, main img, main b b").CountAsync());
    }

    [Fact]
    public async Task HundredSchedules_Loaded_AreLittle()
    {
        await using var served = await ServedPage.Of(Settings.Many(100));
        await using var visit = await browser.Open(served.Address);
        await Expect(visit.Find(".groups li svg").First).ToBeVisibleAsync();

        int bytes = await visit.Page.EvaluateAsync<int>("[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, r) => sum + r.transferSize, 0)");

        Assert.InRange(bytes, 10_000, 150_000);
    }

    [Fact]
    public async Task ThousandSchedules_Scrolled_HaveTheirCurves()
    {
        await using var served = await ServedPage.Of(Settings.Many(1000));
        await using var visit = await browser.Open(served.Address);
        await Expect(visit.Find(".groups li")).ToHaveCountAsync(1000);
        Assert.InRange(await visit.Find(".groups li svg").CountAsync(), 0, 400);

        await visit.Find("#search").FillAsync("schedule_0999");
        await Expect(visit.Find(".groups li:visible")).ToHaveCountAsync(1);
        await Expect(visit.Find("[data-name='Group9.schedule_0999'] svg")).ToBeVisibleAsync();
    }
}
