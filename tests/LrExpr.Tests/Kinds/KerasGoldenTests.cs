using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using LrExpr.Binding;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Kinds;

/// <summary>Values computed by Keras' own code, and those its unit tests assert.</summary>
public sealed class KerasGoldenTests
{
    private const string Noisy = "NoisyLinearCosineDecay/mean_and_std";

    private static readonly IReadOnlyDictionary<string, JsonElement> Golden = Cases.Load(
        new[] { "keras", "keras3", "keras_unit_tests" }.SelectMany(file => TestData.Json($"golden/{file}.json").GetProperty("cases").EnumerateArray()));

    public static TheoryData<string> ValueCases => [.. Golden.Where(row => row.Value.Text("kind") != Noisy && row.Value.Member("construct_raises") is null).Select(row => row.Key)];

    public static TheoryData<string> RefusedCases => [.. Golden.Where(row => row.Value.Member("construct_raises") is not null).Select(row => row.Key)];

    public static TheoryData<string> NoisyCases => [.. Golden.Where(row => row.Value.Text("kind") == Noisy).Select(row => row.Key)];

    [Theory]
    [MemberData(nameof(ValueCases))]
    public void Kind_WithKerasParameters_HasKerasValues(string id)
    {
        var row = Golden[id];
        if (!TryCompile(row, row.Text("kind"), out var schedule, out var diagnostics))
        {
            // Keras 2.15 takes what Keras 3 refuses, and divides by zero.
            Assert.All(diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), error => Assert.Equal("LRX3009", error.Code));
            Assert.Equal(0, row.GetProperty("config").GetProperty("decay_steps").GetDouble());
            return;
        }

        var points = row.GetProperty("points").EnumerateArray().Select(point => (Step: point[0].GetInt64(), Value: point[1].Number())).ToList();
        double largest = points.Select(point => Math.Abs(point.Value)).Where(double.IsFinite).DefaultIfEmpty().Max();
        var fragile = row.Member("fragile")?.EnumerateArray().ToDictionary(point => point[0].GetInt64(), point => point[1].Number()) ?? [];
        foreach (var (step, expected) in points.Where(point => !IsBeyondFloat32(row, point.Step)))
        {
            // Before step 0, where Keras extrapolates, cancellation loses more of a float32 than the tolerance allows a double to differ.
            double actual = step < 0 && row.Text("dtype") == "float32" ? Float32Evaluator.Evaluate(schedule, step) : BothForms.At(schedule, step);
            if (!IsClose(row, expected, actual, largest) && !(fragile.TryGetValue(step, out double alternative) && IsClose(row, alternative, actual, largest)))
                Assert.Fail(FormattableString.Invariant($"step {step}: expected {expected:R}, got {actual:R}"));
        }
    }

    [Theory]
    [MemberData(nameof(RefusedCases))]
    public void Kind_WithParametersKerasRefuses_IsRefusedByItsConstraint(string id)
    {
        bool isRight = TryCompile(Golden[id], Golden[id].Text("kind"), out _, out var diagnostics);

        Assert.False(isRight);
        Assert.Contains(diagnostics, diagnostic => diagnostic.Code == "LRX3009");
    }

    [Theory]
    [MemberData(nameof(NoisyCases))]
    public void Noise_OverManySeeds_HasKerasMeanAndDeviation(string id)
    {
        const int draws = 4_000;
        var row = Golden[id];
        var points = row.GetProperty("points").EnumerateArray().Select(point => (Step: point[0].GetInt64(), Mean: point[1].Number(), Deviation: point[2].Number())).ToList();
        double[] sums = new double[points.Count], squares = new double[points.Count];
        for (int seed = 0; seed < draws; seed++)
        {
            Assert.True(TryCompile(row, "NoisyLinearCosineDecay", out var schedule, out _, seed));
            for (int i = 0; i < points.Count; i++)
            {
                double value = BoundEvaluator.Evaluate(schedule.Symbol.Body, points[i].Step);
                sums[i] += value;
                squares[i] += (value - points[i].Mean) * (value - points[i].Mean);
            }
        }

        // A mean within four, a deviation within five of their own standard errors.
        for (int i = 0; i < points.Count; i++)
        {
            var (_, mean, deviation) = points[i];
            Assert.InRange(sums[i] / draws, mean - 4 * deviation / Math.Sqrt(draws) - 1e-15, mean + 4 * deviation / Math.Sqrt(draws) + 1e-15);
            Assert.InRange(Math.Sqrt(squares[i] / draws), deviation * (1 - 5 / Math.Sqrt(2.0 * draws)) - 1e-15, deviation * (1 + 5 / Math.Sqrt(2.0 * draws)) + 1e-15);
        }
    }

    [Fact]
    public void Noise_OfOneSeed_IsTheSameInAnyOrder()
    {
        var schedule = Schedule.FromKind("NoisyLinearCosineDecay", new() { ["initial_learning_rate"] = 0.1, ["decay_steps"] = 100, ["seed"] = 7 });
        var again = Schedule.FromKind("NoisyLinearCosineDecay", new() { ["initial_learning_rate"] = 0.1, ["decay_steps"] = 100, ["seed"] = 7 });

        var forward = Enumerable.Range(0, 90).Select(step => schedule.At(step)).ToList();
        var backward = Enumerable.Range(0, 90).Reverse().Select(step => again.At(step)).Reverse().ToList();

        Assert.Equal(forward, backward);
        Assert.True(forward.Distinct().Count() > 85);
    }

    private static bool TryCompile(
        JsonElement row, string kind, [NotNullWhen(true)] out CompiledSchedule? schedule, out IReadOnlyList<Diagnostic> diagnostics, int? seed = null)
    {
        var members = new List<Setting>
        {
            new("Kind", kind),
            new("Parameters", [.. row.GetProperty("config").EnumerateObject().Select(member => TestData.ToSetting(member.Name, member.Value)), .. seed is null ? Array.Empty<Setting>() : [new Setting("seed", seed.ToString())]]),
        };
        bool isRight = ScheduleSet.TryLoad(new Setting("LrExpr", [new Setting("Schedules", [new Setting("x", members)])]), out var set, out diagnostics);
        schedule = set?["x"];
        return isRight;
    }

    /// <summary>Keras rounds the step itself to a float there.</summary>
    private static bool IsBeyondFloat32(JsonElement row, long step) => row.Text("dtype") == "float32" && Math.Abs(step) > 1_000_000;

    private static bool IsClose(JsonElement row, double expected, double actual, double largest)
    {
        if (expected.Equals(actual))
            return true;
        double tolerance = row.Member("rtol") is { } relative ? row.GetProperty("atol").GetDouble() + relative.GetDouble() * Math.Abs(expected)
            : row.Text("dtype") == "float32" ? (row.Text("kind") == "CosineDecayRestarts" ? 2e-6 : 2e-7) * largest
            : row.Text("kind") == "PiecewiseConstantDecay" ? 0
            : 1e-12 * Math.Abs(expected) + 1e-14 * largest;
        return Math.Abs(expected - actual) <= tolerance;
    }
}
