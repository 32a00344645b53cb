using Microsoft.Playwright;

namespace LrExpr.Dashboard.Browser.Tests.Support;

/// <summary>Debian's Chromium, once for all tests.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("LREXPR_TEST_BROWSER") is { Length: > 0 } path ? path : "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    /// <summary>Opens an address as somebody who has not been here before.</summary>
    /// <param name="address">The address.</param>
    /// <param name="hash">Which part of the page, such as <c>#/s/lr</c>.</param>
    /// <param name="options">Size and colours.</param>
    public async Task<Visit> Open(Uri address, string hash = "", BrowserNewContextOptions? options = null)
    {
        var context = await _browser.NewContextAsync(options ?? new());
        var visit = new Visit(await context.NewPageAsync(), address);
        await visit.Start(hash);
        return visit;
    }
}

[CollectionDefinition(nameof(Browser))]
public sealed class BrowserCollection : ICollectionFixture<Browser>;
