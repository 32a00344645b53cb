using LrExpr.Cli.Output;
using LrExpr.Cli.Tests.Support;

namespace LrExpr.Cli.Tests;

/// <summary>Each test saves a file and waits for what is told of it; the deadline only ends a test that has failed.</summary>
public sealed class WatchTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);

    private readonly Workspace _files = new();
    private readonly CancellationTokenSource _end = new(Deadline);
    private readonly Transcript _output = new(), _error = new();

    private string Path => _files.Folder + "watched.json";

    public void Dispose()
    {
        _end.Dispose();
        _files.Dispose();
    }

    [Fact]
    public async Task Watch_EverySave_IsDrawnAndInterruptionEndsWell()
    {
        Save("0.1");
        var run = Start("--height", "2", "--width", "30");
        await _output.Until("rate\n", _end.Token);
        Save("step < 300 ? 1 : 2");
        await _output.Until("changed rate from step 0 on\n", _end.Token);
        Assert.Contains("▲ 300", _output.ToString(), StringComparison.Ordinal);
        await _end.CancelAsync();
        Assert.Equal((0, ""), (await run, _error.ToString()));
    }

    [Fact]
    public async Task Watch_DeletedFile_KeepsTheLastCurvesUntilItComesBack()
    {
        Save("0.1");
        var run = Start("--format", "json");
        await _output.Until("\"schedules\":[\"rate\"]", _end.Token);
        File.Delete(Path);
        await _output.Until("\"good\":false", _end.Token);
        Save("0.2");
        await _output.Until("\"firstDifference\":0", _end.Token);
        await _end.CancelAsync();
        Assert.Equal(0, await run);
    }

    [Fact]
    public async Task Watch_MisspeltName_NamesTheNearest()
    {
        Save("0.1");
        var run = Start("--name", "rat");
        await _output.Until("there is no schedule 'rat'; did you mean 'rate'?\n", _end.Token);
        await _end.CancelAsync();
        Assert.Equal(0, await run);
    }

    [Fact]
    public async Task Watch_BrokenSave_IsReportedOnceAndTheNextGoodOneTaken()
    {
        Save("0.1");
        var run = Start("--format", "json");
        await _output.Until("\"schedules\":[\"rate\"]", _end.Token);
        Save("0.1 * stp");
        await _output.Until("\"good\":false", _end.Token);
        Assert.Contains("unknown name 'stp'; did you mean 'step'?", _output.ToString(), StringComparison.Ordinal);
        Save("0.1 * step");
        await _output.Until("\"changed\":[{\"name\":\"rate\",\"firstDifference\":0}]", _end.Token);
        await _end.CancelAsync();
        Assert.Equal(0, await run);
        Assert.Equal(3, _output.ToString().Count(character => character == '\n'));
    }

    [Theory]
    [InlineData("{ \"LrExpr\": { \"Schedules\": { \"rate\": \"stp\" } } }", "unknown name 'stp'")]
    [InlineData("{ \"LrExpr\": ", "watched.json")]
    [InlineData("{ \"Other\": { \"Schedules\": { \"rate\": \"1\" } } }", "no section 'LrExpr'; there are schedules in 'Other'")]
    public async Task Watch_BrokenFromTheBeginning_WaitsForAGoodSave(string broken, string problem)
    {
        File.WriteAllText(Path, broken);
        var run = Start("--height", "2");
        await _error.Until("waiting for it to be put right\n", _end.Token);
        Assert.Contains(problem, _error.ToString(), StringComparison.Ordinal);
        Save("0.1");
        await _output.Until("rate\n", _end.Token);
        await _end.CancelAsync();
        Assert.Equal(0, await run);
        Assert.Single(_error.ToString().Split("waiting for it").Skip(1));
    }

    private void Save(string formula)
    {
        // As editors do, so that no half of it is ever read.
        File.WriteAllText(Path + "~", $$"""{ "LrExpr": { "Schedules": { "rate": "{{formula}}" } } }""");
        File.Move(Path + "~", Path, overwrite: true);
    }

    private Task<int> Start(params string[] options)
    {
        string[] args = ["watch", Path, .. options];
        return Task.Factory.StartNew(
            () => Program.Run(args, new Terminal(_output, _error, Interruption: _end.Token)), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }
}
