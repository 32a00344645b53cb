using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;

namespace LrExpr.Kinds;

/// <summary>The scheduler of Sockeye that listens to evaluations.</summary>
internal static class SockeyeKinds
{
    public const string Prefix = "sockeye";

    private static readonly KindSource Source = new("Sockeye", "3", "https://awslabs.github.io/sockeye/");

    private const string Count = "let count = improved != 0 ? 0 : bad + 1;\n";

    public static ImmutableArray<KindDefinition> All { get; } =
    [
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
            .Keeps(
                [
                    State("rate", "base_lr", Count + "count >= reduce_num_not_improved and reduce_factor < 1 and step >= warmup ? rate * reduce_factor : rate"),
                    State("bad", "0", Count + "count >= reduce_num_not_improved and reduce_factor < 1 and step >= warmup ? 0 : count"),
                ],
                Signal("improved", "1 for an evaluation that improved, 0 for one that did not.")),
    ];
}
