using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace LrExpr.Dashboard.Browser.Tests.Support;

/// <summary>A page that is looked at. When the visit ends, nothing may have gone wrong unseen.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly List<string> _complaints = [];
    private readonly Uri _address;

    public Visit(IPage page, Uri address)
    {
        Page = page;
        _address = address;
        page.Console += (_, message) => Complain($"console: {message.Text}");
        page.PageError += (_, error) => Complain($"error: {error}");
        page.Request += (_, request) =>
        {
            if (request.Url.StartsWith("data:", StringComparison.Ordinal))
                return;
            if (request.Method != "GET" && !request.Url.EndsWith("/api/curves", StringComparison.Ordinal))
                Complain($"a request that may change something: {request.Method} {request.Url}");
            if (new Uri(request.Url) is var url && (url.Scheme, url.Authority) != (address.Scheme, address.Authority))
                Complain($"a request to somebody else: {request.Url}");
        };
    }

    public IPage Page { get; }

    /// <summary>Whether the host is taken away on purpose: then the browser itself says so in the console.</summary>
    public bool IsHostGone { get; set; }

    public async Task Start(string hash)
    {
        await Page.AddInitScriptAsync("document.addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))");
        await Page.GotoAsync(_address + hash);
    }

    /// <summary>Goes to another part of the page.</summary>
    public Task Go(string hash) => Page.EvaluateAsync("hash => { location.hash = hash; }", hash);

    public ILocator Find(string selector) => Page.Locator(selector);

    /// <summary>What axe finds wrong for people who see, hear or move differently.</summary>
    public async Task<string> Barriers()
    {
        var result = await Page.RunAxe();
        return string.Join('\n', result.Violations.Select(violation => $"{violation.Id}: {violation.Help} {string.Join(", ", violation.Nodes.Select(node => node.Html))}"));
    }

    public Task<bool> IsWiderThanTheWindow() => Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth");

    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        lock (_complaints)
            Assert.Empty(_complaints);
    }

    private void Complain(string complaint)
    {
        if (IsHostGone && complaint.Contains("Failed to load resource", StringComparison.Ordinal))
            return;
        lock (_complaints)
            _complaints.Add(complaint);
    }
}
