using System.Diagnostics;

namespace LrExpr.Hosting.Tests;

/// <summary>The samples that run on the clock, each in a process of its own.</summary>
public sealed class TimeSampleTests
{
    [Fact]
    public async Task SamplingRate_IsThatOfTheHour() => Assert.StartsWith(
        """
        2026-12-02T03:00+01:00  35 % of the requests
        2026-12-02T09:00+01:00  5 % of the requests
        2026-12-03T12:00+01:00  100 % of the requests
        2026-12-05T12:00+01:00  9 % of the requests
        this one is
        """,
        await Run("SamplingRate"),
        StringComparison.Ordinal);

    [Fact]
    public async Task Rollout_ReachesMoreUsersFromDayToDay()
    {
        string[] lines = (await Run("Rollout")).Split('\n');
        var seen = lines[..4].Select(line => line[10..].Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();

        Assert.All(seen.Zip(seen.Skip(1)), days => Assert.Subset(days.Second.ToHashSet(), days.First.ToHashSet()));
        Assert.InRange(seen[1].Length, 1, 8);
        Assert.Equal(10, seen[3].Length);
        Assert.StartsWith("now, ada sees the ", lines[4], StringComparison.Ordinal);
    }

    private static async Task<string> Run(string sample)
    {
        // tests/<project>/bin/<configuration>/<framework>
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        string root = output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(root, "samples", sample, "bin", output.Parent!.Name, output.Name, sample + ".dll"), "--Logging:LogLevel:Default=None"])
        {
            RedirectStandardOutput = true,
        })!;
        string text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return text.ReplaceLineEndings("\n");
    }
}
