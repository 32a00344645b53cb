using System.Diagnostics;
using System.Threading.Channels;

namespace LrExpr.Hosting.Tests;

/// <summary>The sample as a user runs it: in a process of its own, with its file edited, broken and mended.</summary>
public sealed class QuickStartTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lrexpr-");

    public QuickStartTests()
    {
        // tests/<project>/bin/<configuration>/<framework>
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        string root = output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        string sample = Path.Combine(root, "samples", "QuickStart", "bin", output.Parent!.Name, output.Name);
        foreach (string file in Directory.GetFiles(sample))
            File.Copy(file, Path.Combine(_folder.FullName, Path.GetFileName(file)));
    }

    private string Settings => Path.Combine(_folder.FullName, "appsettings.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task QuickStart_EditedBrokenAndMended_ServesTheNewestGoodSet()
    {
        using var process = Start("--watch");
        try
        {
            var lines = Lines(process);
            await Until(lines, "Watching appsettings.json");
            string text = await File.ReadAllTextAsync(Settings);

            await File.WriteAllTextAsync(Settings, text.Replace("\"WarmupTarget\": 0.1", "\"WarmupTarget\": 0.05", StringComparison.Ordinal));
            await Until(lines, "revision 2");
            Assert.Contains("learning_rate differs from step 1:", await Until(lines, "learning_rate"));
            await File.WriteAllTextAsync(Settings, text[..200]);
            Assert.Contains("revision 2 serves on: appsettings.json(", await Until(lines, "is not used"));
            await File.WriteAllTextAsync(Settings, text.Replace("half_cosine(min", "half_cosin(min", StringComparison.Ordinal));
            Assert.Contains("did you mean 'half_cosine'?", await Until(lines, "LRX2002"));
            await File.WriteAllTextAsync(Settings, text);
            await Until(lines, "revision 3");
            Assert.Contains("-> 0.09", await Until(lines, "learning_rate"));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    [Fact]
    public async Task QuickStart_WithoutWatch_EndsByItself()
    {
        using var process = Start();
        string text = await process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await process.WaitForExitAsync().WaitAsync(Patience);

        Assert.Equal(0, process.ExitCode);
        Assert.Contains("At step 1500 the learning rate is", text);
    }

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder.FullName };
        start.ArgumentList.Add(Path.Combine(_folder.FullName, "QuickStart.dll"));
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static ChannelReader<string> Lines(Process process)
    {
        var lines = Channel.CreateUnbounded<string>();
        process.OutputDataReceived += (_, line) => lines.Writer.TryWrite(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return lines.Reader;
    }

    private static async Task<string> Until(ChannelReader<string> lines, string text)
    {
        using var late = new CancellationTokenSource(Patience);
        while (true)
        {
            string line = await lines.ReadAsync(late.Token);
            if (line.Contains(text, StringComparison.Ordinal))
                return line;
        }
    }
}
