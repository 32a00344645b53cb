using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>The schedules of the TensorFlow Model Garden, <c>official/modeling/optimization/lr_schedule.py</c>. Those of Keras that it begins later are written as calls of them.</summary>
internal static class TensorflowModelsKinds
{
    public const string Prefix = "tensorflow_models";

    private static readonly KindParameter InitialRate = Number("initial_learning_rate", "The rate at the first step.");
    private static readonly KindParameter Power = Number("power", "The power of the step.", "1");
    private static readonly KindParameter Offset = Number("offset", "The step that the schedule takes as its step 0.", "0", "steps");
    private static readonly KindParameter AfterWarmup = Schedule("after_warmup_lr_sched", "The schedule to warm up for, which runs from the first step.");
    private static readonly KindParameter WarmupSteps = Number("warmup_steps", "The length of the warm-up.", unit: "steps");

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Models(
            "LinearWarmup",
            "A straight line up to the rate that the schedule has at the end of the warm-up, then the schedule.",
            [AfterWarmup, WarmupSteps, Number("warmup_learning_rate", "The rate at step 0.")],
            [],
            "step < warmup_steps ? lerp(warmup_learning_rate, after_warmup_lr_sched(warmup_steps), step / warmup_steps) : after_warmup_lr_sched(step)"),

        Models(
            "PolynomialWarmUp",
            "Up along a power of the step to the rate that the schedule has at the end of the warm-up, then the schedule. Step 0 has the rate of step 1.",
            [AfterWarmup, WarmupSteps, Power],
            [],
            "step < warmup_steps ? after_warmup_lr_sched(warmup_steps) * (max(1, step) / warmup_steps) ^ power : after_warmup_lr_sched(step)"),

        Models(
            "DirectPowerDecay",
            "The rate times a power of the step. Step 0 has the rate of step 1.",
            [InitialRate, Power],
            [],
            "initial_learning_rate * max(1, step) ^ power"),

        Models(
            "PowerAndLinearDecay",
            "The rate times a power of the step; at the end times a straight line down to 0 as well, and 0 from there on.",
            [
                InitialRate,
                Number("total_decay_steps", "The length of the whole.", unit: "steps"),
                Power,
                Number("linear_decay_fraction", "The part of the steps, at the end, that the line takes; with 0 there is no line and no end.", "0.1"),
                Offset,
            ],
            [],
            """
            let s = step - offset;
            let value = initial_learning_rate * max(1, s) ^ power;
            let line = total_decay_steps * linear_decay_fraction;
            line > 0 ? max(0, value * min(1, (total_decay_steps - s) / line)) : value
            """)
            .Like("tensorflow_models.DirectPowerDecay", "without the line", "`tensorflow_models.PowerAndLinearDecay`(step, 0.1, 100, -0.5, 0)", "`tensorflow_models.DirectPowerDecay`(step, 0.1, -0.5)"),

        Models(
            "PowerDecayWithOffset",
            "One rate up to `offset`, then another times a power of the steps since, but never above the first.",
            [
                InitialRate,
                Power,
                Offset,
                Number("pre_offset_learning_rate", "The rate up to `offset`, and the highest there is.", "1e6"),
            ],
            [],
            "step > offset ? min(pre_offset_learning_rate, initial_learning_rate * max(1, step - offset) ^ power) : pre_offset_learning_rate"),

        Models(
            "StepConsineDecayWithOffset",
            "Half a cosine from one value to the next between two boundaries. The first boundary only says how long the first half cosine is, which begins at `offset`. From the last boundary on the Model Garden divides by zero, and so there is no number.",
            [
                Array("boundaries", "The steps after `offset` at which the half cosines begin, in ascending order.", "steps"),
                Array("values", "The values at the boundaries, as many as there are of those."),
                Offset,
            ],
            ["count(values) == count(boundaries)"],
            """
            let s = step - offset;
            let i = max(1, reached(s, boundaries)) - 1;
            let start = i == 0 ? 0 : at(boundaries, i);
            let next = i + 1 < count(values) ? at(values, i + 1) : 0;
            let t = (s - start) / (at(boundaries, i + 1) - at(boundaries, i));
            next + (at(values, i) - next) * (1 + cos(pi * t)) / 2
            """)
            .Alias("tensorflow_models.StepCosineDecayWithOffset"),

        WithOffset(
            "PolynomialDecayWithOffset",
            "PolynomialDecay",
            "From the initial to the end rate along a power of the remaining time, as in Keras, `offset` steps later.",
            [
                InitialRate,
                Number("decay_steps", "The length of the decay.", unit: "steps"),
                Number("end_learning_rate", "The rate after `decay_steps`.", "0.0001"),
                Number("power", "The power of the remaining time; 1 is linear.", "1"),
                Boolean("cycle", "Whether to start again beyond `decay_steps`.", "false"),
            ],
            "0.1, 100, 0.01, 2"),

        WithOffset(
            "ExponentialDecayWithOffset",
            "ExponentialDecay",
            "Multiplies the rate by `decay_rate` every `decay_steps` steps, as in Keras, `offset` steps later: before that the rate is higher.",
            [
                InitialRate,
                Number("decay_steps", "In how many steps the rate is multiplied by `decay_rate` once.", unit: "steps"),
                Number("decay_rate", "What the rate is multiplied by."),
                Boolean("staircase", "Whether the rate changes only at multiples of `decay_steps`.", "false"),
            ],
            "0.1, 100, 0.5, true"),

        WithOffset(
            "CosineDecayWithOffset",
            "CosineDecay",
            "Half a cosine from the rate down to `alpha` of it, then constant, as in Keras, `offset` steps later.",
            [
                InitialRate,
                Number("decay_steps", "The length of the decay.", unit: "steps"),
                Number("alpha", "The rate at the end, as a part of the initial rate.", "0"),
            ],
            "0.1, 100, 0.1"),

        WithOffset(
            "PiecewiseConstantDecayWithOffset",
            "PiecewiseConstantDecay",
            "One constant value after another, as in Keras, `offset` steps later. A boundary is the last step of the value before it.",
            [
                Array("boundaries", "The last step of each value but the last, counted from `offset`, strictly increasing.", "steps"),
                Array("values", "The values, one more than there are boundaries."),
            ],
            "[30, 60], [0.1, 0.05, 0.01]"),
    ];

    /// <summary>A schedule of Keras that sees the step less <c>offset</c>.</summary>
    private static KindDefinition WithOffset(string name, string keras, string description, KindParameter[] parameters, string example)
    {
        string[] constraints = [.. parameters.Where(parameter => parameter.Name == "decay_steps").Select(steps => steps.Name + " > 0")];
        return Models(name, description, [.. parameters, Offset], constraints, $"{keras}(step - offset, {string.Join(", ", parameters.Select(parameter => parameter.Name))})")
            .Like(keras, "with `offset` 0", $"`tensorflow_models.{name}`(step, {example})", $"{keras}(step, {example})");
    }

    private static KindDefinition Models(string name, string description, KindParameter[] parameters, string[] constraints, string formula)
    {
        var source = new KindSource("TensorFlow Model Garden", "2.11", "https://github.com/tensorflow/models/blob/master/official/modeling/optimization/lr_schedule.py");
        return Kind(source, "tensorflow_models." + name, description, parameters, constraints, formula);
    }
}
