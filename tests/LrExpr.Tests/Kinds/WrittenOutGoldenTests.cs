using System.Text.Json;
using System.Text.Json.Nodes;
using LrExpr.Loading;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Kinds;

/// <summary>What is no kind because it has any number of parts, or parts of which each has arguments of its own, and yet is a formula or a list of kinds.</summary>
public sealed class WrittenOutGoldenTests
{
    /// <summary>All progress in the golden values is a whole number of ten millionths.</summary>
    private const double MaxIter = 1e7;

    private const string Part = "warmup_cosine_decay_schedule";

    private static readonly IReadOnlyDictionary<string, GoldenCase> Golden = GoldenFile.All.SelectMany(file => file.Cases).ToDictionary(golden => golden.Id);

    private static readonly GoldenComparison Comparison = new(KindLinker.BuiltIn);

    public static TheoryData<string, string> Formulas => new()
    {
        { "torch/multiplicative_lr/001", "`torch.MultiStepLR`(step, 0.05, [30, 60, 90], 0.5)" },
        { "torch/multiplicative_lr/002", "`torch.ExponentialLR`(step, 0.001, 0.95)" },
        { "fvcore/composite_param_scheduler/001", "step + 10 <= 1e6 ? `fvcore.LinearParamScheduler`(step, 1e6, 0.001, 0.1) : `fvcore.CosineParamScheduler`(step, 1e7, 0.1, 0)" },
        { "fvcore/composite_param_scheduler/002", "step + 10 <= 3e6 ? 0.42 : `fvcore.CosineParamScheduler`(step - 3e6, 7e6, 0.42, 0.0001)" },
        { "fvcore/composite_param_scheduler/003", "if(step + 10 <= 25e5, 0.1, step + 10 <= 5e6, 0.2, `fvcore.LinearParamScheduler`(step - 5e6, 5e6, 0.2, 0))" },
        { "fvcore/composite_param_scheduler/004", "step + 10 <= 5e6 ? `fvcore.StepParamScheduler`(step, 5e6, 10, [0.1, 0.2, 0.3, 0.4]) : 0.4" },
    };

    public static TheoryData<string> Restarts => [.. Golden.Values.Where(golden => golden.Kind == "optax.sgdr_schedule").Select(golden => golden.Id)];

    [Theory]
    [MemberData(nameof(Formulas))]
    public void Formula_OfKinds_HasTheValuesOfTheLibrary(string id, string formula)
    {
        var golden = Golden[id];
        var schedule = Schedule.Compile(formula);

        foreach (var (at, expected) in golden.Points)
        {
            double step = golden.IsByProgress ? Math.Round(at * MaxIter) : at;
            double actual = BothForms.At(schedule, (long)step);
            Assert.True(golden.Deviation(at, expected, actual) <= 1, FormattableString.Invariant($"at {at:R}: expected {expected:R}, got {actual:R}"));
        }
    }

    [Theory]
    [MemberData(nameof(Restarts))]
    public void Join_OfWarmupsAndCosines_HasTheValuesOfSgdr(string id)
    {
        var parts = Golden[id].Config.GetProperty("cosine_kwargs").EnumerateArray().ToList();
        double[] ends = [.. parts.Select((_, i) => parts.Take(i + 1).Sum(part => part.GetProperty("decay_steps").GetDouble()))];
        var row = JsonNode.Parse(Golden[id].Row.GetRawText())!.AsObject();

        // An array has at least one element: one part alone needs no joining.
        row["kind"] = parts.Count == 1 ? Part : "join_schedules";
        row["config"] = parts.Count == 1 ? WithKind(parts[0]) : new JsonObject
        {
            ["schedules"] = new JsonArray([.. parts.Select(WithKind)]),
            ["boundaries"] = JsonSerializer.SerializeToNode(ends[..^1]),
        };

        var outcome = Comparison.Compare(Golden[id] with { Row = JsonSerializer.SerializeToElement(row) });

        Assert.True(outcome.Faults.Count == 0, string.Join(Environment.NewLine, outcome.Faults));
        Assert.True(outcome.Points > 10);
    }

    private static JsonObject WithKind(JsonElement arguments)
    {
        var config = JsonNode.Parse(arguments.GetRawText())!.AsObject();
        config["kind"] = Part;
        return config;
    }
}
