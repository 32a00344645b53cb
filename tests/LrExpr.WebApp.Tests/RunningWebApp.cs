using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LrExpr.WebApp.Tests;

/// <summary>The sample <c>samples/WebApp</c> in a process of its own, from a copy of its folder, whose settings can be edited.</summary>
public sealed partial class RunningWebApp : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    // tests/<project>/bin/<configuration>/<framework>
    private static readonly DirectoryInfo Built = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lrexpr-web-");
    private readonly HttpClient _client = new();
    private readonly List<string> _output = [];
    private Process? _process;

    public RunningWebApp()
    {
        foreach (string file in Directory.GetFiles(Path.Combine(Root, "samples", "WebApp", "bin", Built.Parent!.Name, Built.Name)))
            File.Copy(file, Path.Combine(_folder.FullName, Path.GetFileName(file)));
    }

    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = Built.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;

    /// <summary>The text of its <c>appsettings.json</c>.</summary>
    public string Settings
    {
        get => File.ReadAllText(SettingsFile);
        set => File.WriteAllText(SettingsFile, value);
    }

    public string Output
    {
        get
        {
            lock (_output)
                return string.Join('\n', _output);
        }
    }

    private string SettingsFile => Path.Combine(_folder.FullName, "appsettings.json");

    public async Task InitializeAsync()
    {
        Start();
        string output = await Until(() => Task.FromResult(Output), output => Address().IsMatch(output));
        _client.BaseAddress = new Uri(Address().Match(output).Groups[1].Value);
    }

    public async Task DisposeAsync()
    {
        await Stop();
        _client.Dispose();
        _folder.Delete(recursive: true);
    }

    public async Task Stop()
    {
        if (_process is null)
            return;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Starts it where it is not to come up, and waits for its end.</summary>
    public async Task<int> StartInVain()
    {
        await Stop();
        Start();
        await _process!.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public Task<string> Text(string address) => _client.GetStringAsync(new Uri(address, UriKind.Relative));

    public async Task<JsonNode> Json(string address) => JsonNode.Parse(await Text(address))!;

    /// <summary>A value that it has for Prometheus.</summary>
    /// <param name="metric">The name.</param>
    /// <param name="schedule">The schedule it belongs to, for those that have one.</param>
    public async Task<double?> Metric(string metric, string? schedule = null)
    {
        string tag = schedule is null ? "" : $"lrexpr_schedule=\"{schedule}\"";
        var sample = (await Text("/metrics")).Split('\n').Select(line => Sample().Match(line))
            .FirstOrDefault(match => match.Groups[1].Value == metric && match.Groups[2].Value.Contains(tag, StringComparison.Ordinal));
        return sample is null ? null : double.Parse(sample.Groups[3].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>Asks again and again until the answer is the one that is waited for.</summary>
    public async Task<T> Until<T>(Func<Task<T>> ask, Func<T, bool> isAwaited)
    {
        var started = Stopwatch.StartNew();
        while (true)
        {
            var answer = await ask();
            if (isAwaited(answer))
                return answer;
            Assert.True(started.Elapsed < Patience, $"The last answer was {answer}. What it printed:\n{Output}");
            Assert.True(_process is { HasExited: false }, $"It has ended. What it printed:\n{Output}");
            await Task.Delay(Pause);
        }
    }

    private void Start()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(_folder.FullName, "WebApp.dll"), "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.FullName,
        };

        // What the tests run under, it runs under as well.
        if (Environment.GetEnvironmentVariable("LREXPR_TEST_CULTURE") is { Length: > 0 } culture)
            start.Environment["LC_ALL"] = culture.Replace('-', '_') + ".UTF-8";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
            _output.Add(line.Data ?? "");
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex Address();

    [GeneratedRegex(@"^(\w+)(?:\{(.*)\})? (\S+)")]
    private static partial Regex Sample();
}
