using System.Text.Json;
using System.Xml.Linq;
using LrExpr.Cli.Plotting;
using LrExpr.Cli.Tests.Support;
using LrExpr.Curves;

namespace LrExpr.Cli.Tests;

/// <summary><c>--fan</c>: percentiles over the values of an input.</summary>
public sealed class FanTests(Workspace files) : IClassFixture<Workspace>
{
    private const string Config = """
        {
          "LrExpr": {
            "Inputs": { "client": 0, "load": { "Default": 0, "Min": 0, "Max": 1 }, "user": null },
            "Schedules": {
              "retry_delay": { "Formula": "uniform(client, step) * min(60, 0.5 * 2 ^ step) * (1 + load)", "Description": "Full jitter." },
              "base": "min(60, 0.5 * 2 ^ step)",
              "line": "user + step",
              "gap": "ln(user - step)"
            }
          }
        }
        """;

    [Theory]
    [InlineData("fan", "--name retry_delay --name base --fan client --steps 0..12")]
    [InlineData("fan-of-totals", "--name retry_delay --fan client=1..100 --steps 0..12 --cumulative --log")]
    [InlineData("fan-with-a-gap", "--name gap --fan user=10..30 --steps 0..20")]
    public void Plot_OfAFan_IsAsBefore(string name, string commandLine)
    {
        files.Write("fan.json", Config);
        string file = files.Folder + name + ".svg";
        string[] args = ["plot", "fan.json", .. commandLine.Split(' ')];
        Golden.Verify(name + ".80.txt", files.Run([.. args, "--height", "12"]).Output);
        Assert.Equal(0, files.Run([.. args, "--svg", file]).ExitCode);
        string text = File.ReadAllText(file);
        Golden.Verify(name + ".svg", text);
        var svg = XDocument.Parse(text).Root!;
        var band = Assert.Single(svg.Elements(svg.Name.Namespace + "path"), path => path.Attribute("class")!.Value == "band m0");
        Assert.EndsWith("Z", band.Attribute("d")!.Value, StringComparison.Ordinal);
        Assert.Contains(svg.Elements(svg.Name.Namespace + "text"), label => label.Value.Contains("P5, P50 and P95 over", StringComparison.Ordinal));
    }

    /// <summary>Of the numbers 1 to 100 the fifth, the fiftieth and the ninety-fifth.</summary>
    [Fact]
    public void Eval_OfAFan_GivesValuesThatOccur()
    {
        files.Write("fan.json", Config);
        Assert.Equal("step  line p5  line p50  line p95\n   0  5        50        95\n   7  12       57        102\n", files.Run("eval", "fan.json", "--name", "line", "--fan", "user=1..100", "--steps", "0,7").Output);
        Assert.Equal("""{"line":{"p5":[[7,12]],"p50":[[7,57]],"p95":[[7,102]]}}""" + "\n", files.Run("eval", "fan.json", "--name", "line", "--fan", "USER=1..100", "--steps", "7", "--format", "json").Output);
        Assert.Equal("step,line p5,line p50,line p95\n0,5,50,95\n", files.Run("plot", "fan.json", "--name", "line", "--fan", "user=1..100", "--steps", "0", "--format", "csv").Output);
    }

    /// <summary>Two clients that take turns: at each step one half of the values is 1 and the other 0, and the totals are the same.</summary>
    [Fact]
    public void Totals_AreThoseOfEachValue_NotTotalsOfPercentiles()
    {
        files.Write("turns.json", """{ "LrExpr": { "Inputs": { "client": { "Default": 0, "Min": 0, "Max": 1 } }, "Schedules": { "a": "(step + (client > 0.5 ? 1 : 0)) % 2" } } }""");
        Assert.Equal("{\"a\":{\"p5\":[[9,0]],\"p50\":[[9,0]],\"p95\":[[9,1]]}}\n", files.Run("eval", "turns.json", "--fan", "client", "--steps", "9", "--format", "json").Output);
        Assert.Equal("step  a p5  a p50  a p95\n   9  5     5      5\n   0  0     0      1\n", files.Run("eval", "turns.json", "--fan", "client", "--steps", "9,0", "--cumulative").Output);
    }

    [Fact]
    public void Json_SaysWhatThePercentilesAreOver()
    {
        files.Write("fan.json", Config);
        using var json = JsonDocument.Parse(files.Run("plot", "fan.json", "--name", "line", "--fan", "user", "--steps", "0..1", "--format", "json").Output);
        Assert.Equal(
            """{"name":"line","description":null,"marks":[],"over":{"input":"user","from":0,"to":999,"values":1000},"p5":[[0,49],[1,50]],"p50":[[0,499],[1,500]],"p95":[[0,949],[1,950]]}""",
            json.RootElement.GetProperty("schedules")[0].GetRawText());
    }

    [Fact]
    public void SchedulesWithoutTheInput_AreWhatTheyAre()
    {
        files.Write("fan.json", Config);
        Assert.Equal("{\"base\":[[1,1]],\"line\":{\"p5\":[[1,6]],\"p50\":[[1,51]],\"p95\":[[1,96]]}}\n", files.Run("eval", "fan.json", "--name", "base", "--name", "line", "--fan", "user=1..100", "--steps", "1", "--format", "json").Output);
    }

    [Theory]
    [InlineData(0, 999, 1000, 0, 1, 999)]
    [InlineData(1, 10, 1000, 1, 1.009009009009009, 10)]
    [InlineData(1, 11, 11, 1, 2, 11)]
    [InlineData(0, 1, 1000, 0, 0.001001001001001001, 1)]
    [InlineData(0, 1_000_000, 1000, 0, 1001, 1_000_000)]
    [InlineData(-5.5, 20, 1000, -5.5, -5.474474474474475, 20)]
    public void Values_OfARange_AreItsWholeNumbersOrEvenlySpread(double low, double high, int count, double first, double second, double last)
    {
        double[] values = FanInput.Over("x", low, high).Values;
        Assert.Equal((count, first, second, last), (values.Length, values[0], values[1], values[^1]));
        Assert.Equal(values.Order(), values);
    }

    [Fact]
    public void RangeOfOneNumber_IsThatNumber() => Assert.Equal([3], FanInput.Over("x", 3, 3).Values);

    [Theory]
    [InlineData(new double[] { 1 }, 1, 1, 1)]
    [InlineData(new double[] { 1, 2 }, 1, 1, 2)]
    [InlineData(new double[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20 }, 1, 10, 19)]
    [InlineData(new[] { double.NaN, 1, 2 }, double.NaN, double.NaN, double.NaN)]
    [InlineData(new[] { double.NegativeInfinity, 1, double.PositiveInfinity }, double.NegativeInfinity, 1, double.PositiveInfinity)]
    public void Percentile_IsTheNearestRank(double[] sorted, double low, double middle, double high) =>
        Assert.Equal((low, middle, high), (Fan.Ranked(sorted, 5), Fan.Ranked(sorted, 50), Fan.Ranked(sorted, 95)));

    [Theory]
    [InlineData("--fan clint", "there is no input 'clint'; did you mean 'client'?")]
    [InlineData("--fan load=0..2", "--fan load=0..2: 'load' is from 0 to 1")]
    [InlineData("--fan load=1", "--fan load=1: '1' is no range such as 0..1")]
    [InlineData("--fan load=1..0", "--fan load=1..0: the range ends before it begins")]
    [InlineData("--fan load=0..x", "--fan load=0..x: '0..x' is no range such as 0..1")]
    [InlineData("--fan client --input client=3", "--fan goes through the values of 'client', so --input cannot give one")]
    [InlineData("--fan client --steps 0..999999", "--fan would look at 1,000,000,000 values of 'retry_delay', of cost 64; the product may be 1,000,000,000, so --steps must be fewer")]
    [InlineData("--fan client --cumulative --steps 0,999999", "--cumulative would add up 1,000,000,000 values of 'retry_delay', of cost 64; the product may be 1,000,000,000, so --steps must be a shorter range")]
    public void WrongFan_IsToldOf(string options, string error)
    {
        files.Write("fan.json", Config);
        string steps = options.Contains("--steps", StringComparison.Ordinal) ? "" : " --steps 1";
        Assert.Equal(new Outcome(2, "", $"lrexpr: {error}\n"), files.Run(["eval", "fan.json", "--name", "retry_delay", .. (options + steps).Split(' ')]));
    }
}
