using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>The schedules of Sockeye, <c>sockeye/lr_scheduler.py</c>, also under the names of <c>learning_rate_scheduler_type</c>.</summary>
internal static class SockeyeKinds
{
    public const string Prefix = "sockeye";

    private static readonly KindSource Source = new("Sockeye", "3", "https://awslabs.github.io/sockeye/");

    private static readonly KindParameter Warmup = Number("warmup", "The length of the warm-up; with 0 there is none.", "0", "steps");

    private const string Count = "let count = improved != 0 ? 0 : bad + 1;\n";

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Kind(
            Source,
            "sockeye.LearningRateSchedulerInvSqrtDecay",
            "A straight line up from 0, and down with one over the square root of the step. The rate at the end of the warm-up is `base_lr / sqrt(warmup)`.",
            [Number("base_lr", "The rate of the optimizer.", "1"), Warmup],
            ["warmup >= 0"],
            "base_lr * ramp(0, warmup, step) / sqrt(max(step, warmup, 1))")
            .Alias("sockeye.inv-sqrt-decay")
            .Like("transformers.inverse_sqrt", "its `base_lr` is `base_lr / sqrt(warmup)`", "`sockeye.LearningRateSchedulerInvSqrtDecay`(step, 0.5, 25)", "`transformers.inverse_sqrt`(step, 0.1, 25)"),

        Kind(
            Source,
            "sockeye.LearningRateSchedulerLinearDecay",
            "A straight line down to 0 at the end, multiplied by a warm-up along another one from 0. Step 0 counts as step 1.",
            [Plateau.BaseRate, Number("total_steps", "The length of the whole, warm-up included.", unit: "steps"), Warmup],
            ["total_steps > 0", "warmup >= 0"],
            "base_lr * ramp(0, warmup, step) * (1 - clamp(step, 1, total_steps) / total_steps)")
            .Alias("sockeye.linear-decay")
            .Like("torch.PolynomialLR", "without warm-up, from step 1 on", "`sockeye.LearningRateSchedulerLinearDecay`(step + 1, 0.1, 100)", "`torch.PolynomialLR`(step + 1, 0.1, 100)"),

        Kind(
            Source,
            "sockeye.LearningRateSchedulerPlateauReduce",
            "Multiplies the rate by `reduce_factor` when `reduce_num_not_improved` evaluations have not improved, after a warm-up along a straight line. A report says whether the evaluation improved, 1 or 0; its step is the number of updates so far.",
            [
                Plateau.BaseRate,
                Number("reduce_factor", "What the rate is multiplied by."),
                Number("reduce_num_not_improved", "How many evaluations without an improvement lower the rate."),
                Number("warmup", "The length of the warm-up; before its end the rate is not lowered.", "0", "steps"),
            ],
            ["reduce_factor > 0", "reduce_factor <= 1", "warmup >= 0"],
            "warmup > 0 and step <= warmup ? base_lr * min(1, step / warmup) : rate")
            .Alias("sockeye.plateau-reduce")
            .Keeps(
                [
                    State("rate", "base_lr", Count + "count >= reduce_num_not_improved and reduce_factor < 1 and step >= warmup ? rate * reduce_factor : rate"),
                    State("bad", "0", Count + "count >= reduce_num_not_improved and reduce_factor < 1 and step >= warmup ? 0 : count"),
                ],
                Signal("improved", "1 for an evaluation that improved, 0 for one that did not.")),
    ];
}
