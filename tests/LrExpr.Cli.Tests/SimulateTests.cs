using System.Diagnostics;
using LrExpr.Cli.Tests.Support;

namespace LrExpr.Cli.Tests;

/// <summary>What a schedule that listens does along a trace, on the command line.</summary>
public sealed class SimulateTests(Workspace files) : IClassFixture<Workspace>
{
    private const string Config = """
        { "LrExpr": { "Schedules": {
          "rate": { "Kind": "torch.ReduceLROnPlateau", "Parameters": { "base_lr": 0.1, "factor": 0.5, "patience": 1 } },
          "two": { "Formula": "a + b", "State": { "a": 0, "b": 0 }, "Update": { "a": "loss", "b": "b + errors" }, "Signals": { "loss": null, "errors": 1 } },
          "pure": "step"
        } } }
        """;

    [Fact]
    public void Trace_AsCsvAndJson_HasSignalsValuesAndStates()
    {
        files.Write("listening.json", Config);
        files.Write("trace.csv", "step;metric\r\n1;0.5\r\n\r\n2;\r\n3;0.5\r\n7;inf\r\n");

        Assert.Equal(
            "step,metric,rate,rate,best,bad,cooling\n1,0.5,0.1,0.1,0.5,0,0\n2,,0.1,0.1,0.5,0,0\n3,0.5,0.1,0.1,0.5,1,0\n7,Infinity,0.05,0.05,0.5,0,0\n",
            files.Run("simulate", "listening.json", "rate", "--signal", "trace.csv", "--format", "csv").Output);
        Assert.Contains(
            """{"step":3,"signals":{"metric":0.5},"value":0.1,"state":{"rate":0.1,"best":0.5,"bad":1,"cooling":0}}""",
            files.Run("simulate", "listening.json", "rate", "--signal", "trace.csv", "--format", "json").Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_ByTheirNames_OrAsTold_AreSignals()
    {
        files.Write("listening.json", Config);
        files.Write("run.csv", "epoch,\"val_loss\",errors\n0,5,2\n1,6,3\n");

        Assert.Equal(
            "step,errors,loss,two,a,b\n0,2,5,7,5,2\n1,3,6,11,6,5\n",
            files.Run("simulate", "listening.json", "two", "--signal", "run.csv", "--column", "loss=val_loss", "--format", "csv").Output);
        Assert.Contains("needs signal 'loss'", files.Run("simulate", "listening.json", "two", "--signal", "run.csv").Error, StringComparison.Ordinal);
        Assert.Contains("no signal 'los'; did you mean 'loss'", files.Run("simulate", "listening.json", "two", "--signal", "run.csv", "--column", "los=errors").Error, StringComparison.Ordinal);
        Assert.Contains("no column 'val_los'; did you mean 'val_loss'", files.Run("simulate", "listening.json", "two", "--signal", "run.csv", "--column", "loss=val_los").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Drawing_HasTheValueAndEachState()
    {
        files.Write("listening.json", Config);
        files.Write("trace.csv", "metric\n1\n1\n1\n1\n1\n1\n");

        string drawing = files.Run("simulate", "listening.json", "rate", "--signal", "trace.csv", "--width", "60", "--svg", "trace.svg").Output;

        Assert.All(new[] { "rate", "best", "bad", "cooling" }, name => Assert.Contains($"\n{name}\n", drawing, StringComparison.Ordinal));
        Assert.Equal(6, files.Read("trace.svg").Split("<svg ").Length - 1);
    }

    [Theory]
    [InlineData("", "there is nothing in it")]
    [InlineData("0,1\n", "the first line must have the names")]
    [InlineData("step,metric\n0\n", "bad.csv(2,1): there are 1 columns, and 2 names")]
    [InlineData("step,metric\n0,x\n", "bad.csv(2,3): 'x' is no number")]
    [InlineData("step,metric\n0.5,1\n", "bad.csv(2,1): a step must be a whole number")]
    [InlineData("metric,METRIC\n1,1\n", "two columns have the name 'metric'")]
    [InlineData("step,metric\n", "there are no reports")]
    public void File_ThatIsWrong_IsToldWhere(string content, string message)
    {
        files.Write("listening.json", Config);
        files.Write("bad.csv", content);

        var outcome = files.Run("simulate", "listening.json", "rate", "--signal", "bad.csv");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Usage_ThatIsWrong_IsTold()
    {
        files.Write("listening.json", Config);

        Assert.Contains("either --signal with a file of reports, or --steps", files.Run("simulate", "listening.json", "rate").Error, StringComparison.Ordinal);
        Assert.Contains("keeps nothing and listens to nothing", files.Run("simulate", "listening.json", "pure", "--steps", "0..3").Error, StringComparison.Ordinal);
        Assert.Contains("no such file", files.Run("simulate", "listening.json", "rate", "--signal", "none.csv").Error, StringComparison.Ordinal);
        files.Write("state.json", "{}");
        files.Write("trace.csv", "metric\n1\n");
        var refused = files.Run("simulate", "listening.json", "rate", "--signal", "trace.csv", "--restore", "state.json");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("LRX9001", refused.Error + refused.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_OfOtherUpdates_SaysSo()
    {
        files.Write("listening.json", Config);
        files.Write("other.json", Config.Replace("\"patience\": 1", "\"patience\": 2", StringComparison.Ordinal));

        var difference = files.Run("diff", "listening.json", "other.json");

        Assert.Equal(1, difference.ExitCode);
        Assert.Equal("changed  rate, in what it makes of reports\nsame     pure, two\n", difference.Output);
        Assert.Contains("\"listening\":[\"rate\"]", files.Run("diff", "listening.json", "other.json", "--format", "json").Output, StringComparison.Ordinal);
    }

    /// <summary>One process for each row: what was heard is in a file in between.</summary>
    [Fact]
    public void Save_AndRestoreInANewProcess_GoesOnWithTheSameBits()
    {
        files.Write("listening.json", Config);
        double[] metrics = [1, 0.9, 0.95, 0.9999, 0.93, 1.0 / 3, 0.4, 0.34, 0.1, 0.2];
        files.Write("whole.csv", "metric\n" + string.Join('\n', metrics.Select(metric => metric.ToString("R", System.Globalization.CultureInfo.InvariantCulture))));
        string[] whole = files.Run("simulate", "listening.json", "rate", "--signal", "whole.csv", "--format", "csv").Output.Trim().Split('\n');

        for (int row = 0; row < metrics.Length; row++)
        {
            files.Write("row.csv", $"step,metric\n{row},{metrics[row].ToString("R", System.Globalization.CultureInfo.InvariantCulture)}\n");
            string[] arguments = ["simulate", "listening.json", "rate", "--signal", "row.csv", "--save", "heard.json", "--format", "csv", .. row == 0 ? Array.Empty<string>() : ["--restore", "heard.json"]];
            Assert.Equal(whole[row + 1], RunApart(arguments).Trim().Split('\n')[^1]);
        }
    }

    private string RunApart(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments]) { WorkingDirectory = files.Folder, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
