using System.Diagnostics;

namespace LrExpr.Dashboard.Tests;

/// <summary>What an open page is told.</summary>
public sealed class EventTests
{
    private const string Settings = """{ "LrExpr": { "Schedules": { "rate": "0.1" } } }""";

    [Fact]
    public async Task Events_TellEachChange()
    {
        await using var host = await PageHost.StartAsync(Settings);
        using var reader = await OpenAsync(host);

        Assert.Equal("""{"revision":1,"isRejected":false}""", await NextAsync(reader));
        host.Edit(Settings.Replace("0.1", "0.1 +", StringComparison.Ordinal));
        Assert.Equal("""{"revision":1,"isRejected":true}""", await NextAsync(reader));
        host.Edit(Settings.Replace("0.1", "0.2", StringComparison.Ordinal));
        string next = await NextAsync(reader);
        Assert.Equal("""{"revision":2,"isRejected":false}""", next);
    }

    [Fact]
    public async Task Events_OfManyPages_AreNoLeak()
    {
        await using var host = await PageHost.StartAsync(Settings);
        {
            var pages = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => OpenAsync(host)));
            foreach (string state in await Task.WhenAll(pages.Select(NextAsync)))
                Assert.Equal("""{"revision":1,"isRejected":false}""", state);
            host.Edit(Settings.Replace("0.1", "0.2", StringComparison.Ordinal));
            foreach (string state in await Task.WhenAll(pages.Select(NextAsync)))
                Assert.Equal("""{"revision":2,"isRejected":false}""", state);
            foreach (var page in pages)
                page.Dispose();
        }

        // All are gone, and the host serves on.
        Assert.Equal(2, (long)(await host.Json("api/state"))["revision"]!);
    }

    /// <summary>An open page does not keep a host from ending.</summary>
    [Fact]
    public async Task Events_EndWithTheHost()
    {
        var host = await PageHost.StartAsync(Settings);
        using var reader = await OpenAsync(host);
        _ = await NextAsync(reader);
        var clock = Stopwatch.StartNew();

        await host.StopAsync();

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
        Assert.Equal("", await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(20)) is var rest ? rest.Trim() : null);
        await host.DisposeAsync();
    }

    private static async Task<StreamReader> OpenAsync(PageHost host) => new(await host.Client.GetStreamAsync("api/events"));

    private static async Task<string> NextAsync(StreamReader reader)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await reader.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
                return line["data: ".Length..];
        }

        throw new InvalidOperationException("The events have ended.");
    }
}
