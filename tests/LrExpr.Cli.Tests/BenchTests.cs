using System.Text.Json;
using LrExpr.Cli.Tests.Support;

namespace LrExpr.Cli.Tests;

/// <summary>What is measured is no test's business; that it is measured is.</summary>
public sealed class BenchTests(Workspace files) : IClassFixture<Workspace>
{
    [Theory]
    [InlineData("--formula", "0.1 * 0.96 ^ floor(step / 1000)")]
    [InlineData("good.json", "learning_rate")]
    public void Bench_AsJson_HasBothMeasurements(string source, string name)
    {
        files.Write("good.json", Files.Good);

        var outcome = files.Run("bench", source, name, "--seconds", "0.05", "--format", "json");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        using var json = JsonDocument.Parse(outcome.Output);
        var measurements = json.RootElement.GetProperty("measurements").EnumerateArray().ToList();
        Assert.Equal(["At", "Fill"], measurements.Select(measurement => measurement.GetProperty("name").GetString()));
        Assert.All(measurements, measurement =>
        {
            double median = measurement.GetProperty("nanoseconds").GetDouble();
            Assert.True(median > 0);
            Assert.InRange(median, measurement.GetProperty("lowerQuartile").GetDouble(), measurement.GetProperty("upperQuartile").GetDouble());
            Assert.True(measurement.GetProperty("samples").GetInt32() >= 5);
            Assert.Equal(0, measurement.GetProperty("allocatedBytes").GetDouble());
        });
    }

    [Fact]
    public void Bench_AsText_IsATable()
    {
        string output = files.Run("bench", "--kind", "CosineDecay", "--param", "initial_learning_rate=1", "--param", "decay_steps=10", "--seconds", "0.05").Output;

        Assert.StartsWith("CosineDecay, steps 0 to 9999, .NET ", output, StringComparison.Ordinal);
        Assert.Contains("NS PER VALUE", output, StringComparison.Ordinal);
        Assert.Contains("\nFill  ", output, StringComparison.Ordinal);
        Assert.EndsWith("other figures.\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Bench_OfWhatIsWrong_IsADiagnostic()
    {
        files.Write("bad.json", Files.Bad);

        Assert.Equal((1, ""), files.Run("bench", "bad.json", "base") is var wrong ? (wrong.ExitCode, wrong.Output) : default);
        Assert.Equal(1, files.Run("bench", "--formula", "1 +").ExitCode);
    }
}
