using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace LrExpr.Application.Tests;

/// <summary>Someone who follows a page in an empty folder: types its commands, saves its files, and keeps what runs running.</summary>
internal sealed partial class NewUser : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    // tests/<project>/bin/<configuration>/<framework>
    private static readonly DirectoryInfo Output = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    private readonly DirectoryInfo _empty = Directory.CreateTempSubdirectory("lrexpr-application-");
    private readonly HttpClient _client = new();
    private readonly StringBuilder _log = new();
    private string _folder;
    private Process? _running;

    public NewUser() => _folder = _empty.FullName;

    public static string Repository { get; } = Output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;

    private string Artifacts => Path.Combine(_empty.FullName, "artifacts");

    /// <summary>What the application has logged so far.</summary>
    public string Log
    {
        get
        {
            lock (_log)
                return _log.ToString();
        }
    }

    /// <summary>Saves a file. The packages are where this clone has put them, and come from nowhere else.</summary>
    public void Save(string file, IEnumerable<string> lines)
    {
        string text = string.Join('\n', lines);
        if (file == "nuget.config")
            text = text.Replace("<packageSources>", "<packageSources><clear />", StringComparison.Ordinal).Replace("../LrExpr/artifacts", Artifacts, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder, file), text);
    }

    /// <summary>Types a command.</summary>
    public async Task Type(string command)
    {
        string[] words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        switch (words)
        {
            case ["cd", var folder]:
                _folder = Path.Combine(_folder, folder);
                break;
            case ["dotnet", "pack", ..]:
                foreach (string project in new[] { "LrExpr.Parser", "LrExpr.Compiler", "LrExpr.Hosting" })
                    await DotNet(Repository, ["pack", "--no-build", "-c", Output.Parent!.Name, Path.Combine("src", project), "-o", Artifacts]);
                break;
            case ["dotnet", "run", ..]:
                Run();
                break;
            case ["dotnet", ..]:
                await DotNet(_folder, words[1..]);
                break;
            default:
                Assert.Fail($"'{command}' is a command that nobody knows.");
                break;
        }
    }

    /// <summary>Asks the application until it answers as the page says.</summary>
    public Task Ask(string command, string answer) => Until(answer, async () => await _client.GetStringAsync(new Uri(await Address() + Asked().Match(command).Groups[1].Value)));

    /// <summary>Waits until something is in the log.</summary>
    public Task See(string lines) => Until(lines, () => Task.FromResult(Log.Contains(lines, StringComparison.Ordinal) ? lines : Log));

    public async ValueTask DisposeAsync()
    {
        if (_running is { HasExited: false })
        {
            _running.Kill(entireProcessTree: true);
            await _running.WaitForExitAsync();
        }

        _running?.Dispose();
        _client.Dispose();
        _empty.Delete(recursive: true);
    }

    private async Task Until(string expected, Func<Task<string>> ask)
    {
        var clock = Stopwatch.StartNew();
        string seen = "";
        while (clock.Elapsed < Patience)
        {
            try
            {
                seen = await ask();
                if (seen == expected)
                    return;
            }
            catch (HttpRequestException exception)
            {
                seen = exception.Message;
            }

            await Task.Delay(100);
        }

        Assert.Fail($"It should be:\n{expected}\nbut is:\n{seen}\n\n{Log}");
    }

    /// <summary>Where the application listens: the port is whichever is free.</summary>
    private async Task<string> Address()
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Patience && !_running!.HasExited)
        {
            if (Listening().Match(Log) is { Success: true } match)
                return match.Groups[1].Value;
            await Task.Delay(100);
        }

        Assert.Fail("The application does not listen.\n" + Log);
        return "";
    }

    private void Run()
    {
        _running = Process.Start(Start(_folder, ["run", "--urls", "http://127.0.0.1:0"]))!;
        _running.OutputDataReceived += Keep;
        _running.ErrorDataReceived += Keep;
        _running.BeginOutputReadLine();
        _running.BeginErrorReadLine();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_log)
            _log.Append(line.Data).Append('\n');
    }

    private static async Task DotNet(string folder, string[] arguments)
    {
        using var process = Process.Start(Start(folder, arguments))!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{await output}{await errors}");
    }

    private static ProcessStartInfo Start(string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        // What this repository was restored with is there; what is packed now must not be what was packed before.
        start.Environment["NUGET_FALLBACK_PACKAGES"] = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set ? set
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        start.Environment["NUGET_PACKAGES"] = Path.Combine(folder, "packages");
        return start;
    }

    [GeneratedRegex("Now listening on: (http://[0-9.:]+)")]
    private static partial Regex Listening();

    [GeneratedRegex(@"localhost:\d+(\S*)")]
    private static partial Regex Asked();
}
