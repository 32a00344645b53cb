using System.Diagnostics;
using System.Text.RegularExpressions;

namespace LrExpr.Dashboard.Browser.Tests.Support;

/// <summary><c>lrexpr serve</c> in a process of its own, over a configuration that can be edited.</summary>
public sealed partial class ServedPage : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lrexpr-page-");
    private readonly List<string> _output = [];
    private Process? _process;

    private ServedPage()
    {
    }

    /// <summary>The text of the configuration.</summary>
    public string Settings
    {
        get => File.ReadAllText(SettingsFile);
        set => File.WriteAllText(SettingsFile, value);
    }

    /// <summary>The address, with the token that lets a browser in.</summary>
    public Uri Address { get; private set; } = null!;

    private string SettingsFile => Path.Combine(_folder.FullName, "appsettings.json");

    public static async Task<ServedPage> Of(string settings)
    {
        var page = new ServedPage { Settings = settings };
        await page.Start(0);
        return page;
    }

    /// <summary>Writes the page as one file.</summary>
    public async Task<Uri> WriteFile()
    {
        string file = Path.Combine(_folder.FullName, "page.html");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Repository.Tool, "page", SettingsFile, "--output", file]))!;
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.Equal(0, process.ExitCode);
        return new Uri(file);
    }

    public async Task Stop()
    {
        if (_process is null)
            return;
        Assert.False(_process.HasExited, $"The server has ended by itself, with {(_process.HasExited ? _process.ExitCode : 0)}. What it printed:\n{Output()}");
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Starts it again at the same port.</summary>
    public Task StartAgain() => Start(Address.Port);

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _folder.Delete(recursive: true);
    }

    private async Task Start(int port)
    {
        lock (_output)
            _output.Clear();
        _process = Process.Start(new ProcessStartInfo("dotnet", [Repository.Tool, "serve", SettingsFile, "--port", $"{port}"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var started = Stopwatch.StartNew();
        while (true)
        {
            string output = Output();
            if (Printed().Match(output) is { Success: true } match)
            {
                Address = new Uri(match.Value);
                return;
            }

            Assert.True(started.Elapsed < Patience && !_process.HasExited, $"It does not serve. What it printed:\n{output}");
            await Task.Delay(50);
        }
    }

    private string Output()
    {
        lock (_output)
            return string.Join('\n', _output);
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
            _output.Add(line.Data ?? "");
    }

    [GeneratedRegex(@"http://\S+")]
    private static partial Regex Printed();
}
