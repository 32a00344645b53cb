using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>The schedules of TensorFlow Addons, <c>tensorflow_addons/optimizers/cyclical_learning_rate.py</c>.</summary>
internal static class TensorflowAddonsKinds
{
    public const string Prefix = "tensorflow_addons";

    /// <summary>What the scale is a function of.</summary>
    private const string X = "(is(scale_mode, cycle) ? cycle : step)";

    private static readonly KindParameter[] Wave =
    [
        Number("initial_learning_rate", "The lowest rate."),
        Number("maximal_learning_rate", "The highest rate, of the first cycle at least."),
        Number("step_size", "Half a cycle: how long the rate rises.", unit: "steps"),
    ];

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Addons(
            "CyclicalLearningRate",
            "Up along a straight line and down again as long, over and over, with a schedule for the height of the cycles.",
            [Schedule("scale_fn", "The part of the height there is."), Scale("What `scale_fn` is called with", "cycle")],
            "* scale_fn" + X)
            .Like("torch.CyclicLR", "with `scale_fn`", "`tensorflow_addons.CyclicalLearningRate`(step, 0.01, 0.1, 20, b)", "`torch.CyclicLR`(step, 0.01, 0.1, 20, scale_fn: b)"),

        Addons(
            "TriangularCyclicalLearningRate",
            "Up along a straight line and down again as long, over and over.",
            [Choice("scale_mode", "Has no effect, since all cycles are equally high.", ["cycle", "iterations"], "cycle").WithoutEffect()],
            "")
            .Like("torch.CyclicLR", "in mode `triangular`", "`tensorflow_addons.TriangularCyclicalLearningRate`(step, 0.01, 0.1, 20)", "`torch.CyclicLR`(step, 0.01, 0.1, 20)"),

        Addons(
            "Triangular2CyclicalLearningRate",
            "Up along a straight line and down again as long, over and over, each cycle half as high as the one before.",
            [Scale("What halves the height", "cycle")],
            $"* 0.5 ^ ({X} - 1)")
            .Like("torch.CyclicLR", "in mode `triangular2`", "`tensorflow_addons.Triangular2CyclicalLearningRate`(step, 0.01, 0.1, 20)", "`torch.CyclicLR`(step, 0.01, 0.1, 20, mode: triangular2)"),

        Addons(
            "ExponentialCyclicalLearningRate",
            "Up along a straight line and down again as long, over and over, while the height is multiplied by `gamma` at every step.",
            [Scale("What multiplies the height", "iterations"), Number("gamma", "What the height is multiplied by.", "1")],
            "* gamma ^ " + X)
            .Like("torch.CyclicLR", "in mode `exp_range`", "`tensorflow_addons.ExponentialCyclicalLearningRate`(step, 0.01, 0.1, 20, gamma: 0.99)", "`torch.CyclicLR`(step, 0.01, 0.1, 20, mode: exp_range, gamma: 0.99)"),
    ];

    private static KindParameter Scale(string what, string @default) =>
        Choice("scale_mode", what + ": the cycle, counted from 1, or the step.", ["cycle", "iterations"], @default);

    private static KindDefinition Addons(string name, string description, KindParameter[] parameters, string scale)
    {
        var source = new KindSource("TensorFlow Addons", "0.23", "https://www.tensorflow.org/addons/api_docs/python/tfa/optimizers/" + name);
        return Kind(
            source,
            "tensorflow_addons." + name,
            description,
            [.. Wave, .. parameters],
            ["step_size > 0"],
            $"""
            let cycle = floor(1 + step / (2 * step_size));
            let height = 1 - abs(step / step_size - 2 * cycle + 1);
            initial_learning_rate + (maximal_learning_rate - initial_learning_rate) * height {scale}
            """);
    }
}
