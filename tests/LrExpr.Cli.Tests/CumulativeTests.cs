using System.Xml.Linq;
using LrExpr.Cli.Tests.Support;

namespace LrExpr.Cli.Tests;

/// <summary><c>--cumulative</c>: running totals.</summary>
public sealed class CumulativeTests(Workspace files) : IClassFixture<Workspace>
{
    private const string Waits = """{ "LrExpr": { "Schedules": { "wait": "min(60, 2 ^ step)", "half": "0.5" } } }""";

    [Fact]
    public void Eval_OfARange_IsTheSumUpToEachStep()
    {
        files.Write("waits.json", Waits);
        const string Expected = """
            step  half  wait
               3  0.5   8
               4  1     24
               5  1.5   56
               6  2     116
               7  2.5   176

            """;
        Assert.Equal(new Outcome(0, Expected, ""), files.Run("eval", "waits.json", "--steps", "3..7", "--cumulative"));
    }

    /// <summary>1, 3, 7, 15, 31 and so on are the sums of powers of two.</summary>
    [Fact]
    public void Eval_OfAListOfSteps_CountsTheStepsBetweenAndKeepsTheOrder() =>
        Assert.Equal(
            """{"formula":[[9,1023],[0,1],[4,31],[9,1023],[1,3]]}""" + "\n",
            files.Run("eval", "--formula", "2 ^ step", "--steps", "9,0,4,9,1", "--cumulative", "--format", "json").Output);

    [Fact]
    public void Eval_OfManyBlocks_IsTheSumOfAllSteps() =>
        Assert.Equal("  step  formula\n100000  5000050000\n     0  0\n", files.Run("eval", "--formula", "step", "--steps", "100000,0", "--cumulative").Output);

    [Fact]
    public void Total_OfSmallTermsBehindALargeOne_KeepsThem() =>
        Assert.Equal(
            "step  formula\n   0  10000000000000000\n1000  10000000000001000\n",
            files.Run("eval", "--formula", "step == 0 ? 1e16 : 1", "--steps", "0,1000", "--cumulative").Output);

    [Fact]
    public void Total_BehindAValueThatIsNotFinite_IsNotFinite() =>
        Assert.Equal(
            """{"formula":[[0,-1],[1,"Infinity"],[2,"Infinity"]]}""" + "\n",
            files.Run("eval", "--formula", "1 / (step - 1)", "--steps", "0..2", "--cumulative", "--format", "json").Output);

    [Fact]
    public void Total_UpToTheLastStepThereIs_IsComputed() =>
        Assert.Equal(
            "               step  formula\n9223372036854775806  2\n9223372036854775807  4\n",
            files.Run("eval", "--formula", "2", "--steps", "9223372036854775806..9223372036854775807", "--cumulative").Output);

    [Fact]
    public void Plot_AsCsv_HasTotals() =>
        Assert.Equal("step,formula\n2,4\n3,12\n4,28\n", files.Run("plot", "--formula", "2 ^ step", "--steps", "2..4", "--cumulative", "--format", "csv").Output);

    [Fact]
    public void Plot_AsJson_HasTotalsAndTheMarksOfTheSchedule() =>
        Assert.Equal(
            """{"first":0,"last":3,"schedules":[{"name":"formula","description":null,"marks":[{"step":2,"text":"min(step, 2)"}],"points":[[0,0],[1,1],[2,3],[3,5]]}]}""" + "\n",
            files.Run("plot", "--formula", "min(step, 2)", "--steps", "0..3", "--cumulative", "--format", "json").Output);

    /// <summary>A thousand rows stand for a million steps, all of which count.</summary>
    [Fact]
    public void Plot_OfALongRange_CountsEveryStep() =>
        Assert.EndsWith("\n1000000,1000001\n", files.Run("plot", "--formula", "1 + 0 * step", "--steps", "0..1000000", "--cumulative", "--format", "csv").Output, StringComparison.Ordinal);

    [Fact]
    public void Svg_OfTotals_SaysSoInItsTitle()
    {
        string file = files.Folder + "total.svg";
        Assert.Equal(0, files.Run("plot", "--formula", "2 ^ step", "--steps", "2..4", "--cumulative", "--svg", file).ExitCode);
        var svg = XDocument.Parse(File.ReadAllText(file)).Root!;
        Assert.Equal("2 ^ step, total from step 2 on", svg.Element(svg.Name.Namespace + "title")!.Value);
    }

    [Theory]
    [InlineData("eval --formula step --steps 0,1e10 --cumulative", "10,000,000,001 values of 'formula', of cost 1")]
    [InlineData("plot --formula step --steps 0..1e15 --cumulative", "1,000,000,000,000,001 values of 'formula', of cost 1")]
    public void Total_OfTooManySteps_IsRefused(string commandLine, string values) =>
        Assert.Equal(
            new Outcome(2, "", $"lrexpr: --cumulative would add up {values}; the product may be 1,000,000,000, so --steps must be a shorter range\n"),
            files.Run(commandLine.Split(' ')));
}
