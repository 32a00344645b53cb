using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LrExpr.Cli.Output;
using LrExpr.Cli.Tests.Support;

namespace LrExpr.Cli.Tests;

/// <summary>The page of files, served and written. The deadline only ends a test that has failed.</summary>
public sealed partial class ServeTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);

    private readonly Workspace _files = new();
    private readonly CancellationTokenSource _end = new(Deadline);
    private readonly Transcript _output = new(), _error = new();
    private readonly HttpClient _client = new(new SocketsHttpHandler { CookieContainer = new CookieContainer() });

    private string Path => _files.Folder + "served.json";

    public void Dispose()
    {
        _client.Dispose();
        _end.Dispose();
        _files.Dispose();
    }

    [Fact]
    public async Task Serve_Files_FollowsThem()
    {
        Save("0.1");
        var (run, address) = await Start();

        Assert.Contains("<title>", await _client.GetStringAsync(address), StringComparison.Ordinal);
        Assert.Equal(1, (long)(await State(address))["revision"]!);
        Save("0.1 * stp");
        var broken = await Until(address, state => state["rejection"] is not null);
        Assert.Contains("did you mean 'step'?", (string)broken["rejection"]!["reason"]!, StringComparison.Ordinal);
        Save("0.2");
        Assert.Null((await Until(address, state => (long)state["revision"]! == 2))["rejection"]);
        await _end.CancelAsync();
        Assert.Equal((0, ""), (await run, _error.ToString()));
    }

    [Theory]
    [InlineData("{ \"LrExpr\": { \"Schedules\": { \"rate\": \"stp\" } } }", "unknown name 'stp'")]
    [InlineData("{ \"LrExpr\": ", "served.json")]
    [InlineData("{ \"Other\": 1 }", "no section 'LrExpr'")]
    public async Task Serve_FileThatIsBrokenFromTheStart_SaysWhyUntilItIsMended(string content, string reason)
    {
        await File.WriteAllTextAsync(Path, content);
        var (run, address) = await Start();

        var broken = await State(address);
        Assert.Equal(0, (long)broken["revision"]!);
        Assert.Contains(reason, (string)broken["rejection"]!["reason"]!, StringComparison.Ordinal);
        Save("0.1");
        Assert.Null((await Until(address, state => (long)state["revision"]! == 1))["rejection"]);
        await _end.CancelAsync();
        Assert.Equal(0, await run);
    }

    [Fact]
    public async Task Serve_WhoHasNoToken_SeesNothing()
    {
        Save("0.1");
        var (run, address) = await Start();
        using var stranger = new HttpClient(new SocketsHttpHandler { UseCookies = false });

        foreach (string path in new[] { "", "api/state", "app.js", "?token=", "?token=0", "api/state?token=" + new string('0', 32) })
        {
            using var answer = await stranger.GetAsync(new Uri(address, "/" + path));
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        await _end.CancelAsync();
        Assert.Equal(0, await run);
    }

    [Fact]
    public void Serve_PortThatIsTaken_IsOneLineAndWrongUsage()
    {
        Save("0.1");
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        int port = ((IPEndPoint)other.LocalEndpoint).Port;

        var outcome = _files.Run("serve", "served.json", "--port", $"{port}");

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("lrexpr: the page cannot be served: ", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(1, outcome.Error.Count(character => character == '\n'));
    }

    [Fact]
    public void Page_OfFiles_IsOneFile()
    {
        Save("init * 0.5 ^ step");
        _files.Write("served.json", """{ "LrExpr": { "Schedules": { "rate": { "Formula": "init * 0.5 ^ step", "Parameters": { "init": 0.1 } } } } }""");

        Assert.Equal(new Outcome(0, "", ""), _files.Run("page", "served.json", "-o", _files.Folder + "page.html"));

        string page = File.ReadAllText(_files.Folder + "page.html");
        Assert.Contains("\"rate\": { \"parameters\": [\"init\"], \"at\": (() => {", page, StringComparison.Ordinal);
        Assert.Contains("<script type=\"application/json\" id=\"lrexpr-data\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_OfAFaultyConfiguration_IsNotWritten()
    {
        Save("0.1 * stp");

        var outcome = _files.Run("page", "served.json", "-o", _files.Folder + "page.html");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("unknown name 'stp'", outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_files.Folder + "page.html"));
    }

    private async Task<(Task<int> Run, Uri Address)> Start()
    {
        var run = Task.Run(() => Program.Run(["serve", Path], new Terminal(_output, _error, Interruption: _end.Token)));
        await _output.Until("Ctrl-C", _end.Token);
        return (run, new Uri(Address().Match(_output.ToString()).Value));
    }

    private async Task<JsonNode> State(Uri address) => JsonNode.Parse(await _client.GetStringAsync(new Uri(address, "/api/state" + address.Query), _end.Token))!;

    private async Task<JsonNode> Until(Uri address, Func<JsonNode, bool> isRight)
    {
        while (true)
        {
            var state = await State(address);
            if (isRight(state))
                return state;
            await Task.Delay(50, _end.Token);
        }
    }

    private void Save(string formula) => File.WriteAllText(Path, $$"""{ "LrExpr": { "Schedules": { "rate": "{{formula}}" } } }""");

    [GeneratedRegex(@"http://\S+")]
    private static partial Regex Address();
}
