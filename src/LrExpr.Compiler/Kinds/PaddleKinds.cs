using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>The scheduler of PaddlePaddle that listens to a metric.</summary>
internal static class PaddleKinds
{
    public const string Prefix = "paddle";

    private static readonly KindSource Source = new("Paddle", "3", "https://www.paddlepaddle.org.cn/documentation/docs/en/api/paddle/optimizer/lr/ReduceOnPlateau_en.html");

    /// <summary>In cooldown a metric is not even compared.</summary>
    private const string Better =
        """
        let better = is(mode, min)
          ? (is(threshold_mode, rel) ? metric < best - best * threshold : metric < best - threshold)
          : (is(threshold_mode, rel) ? metric > best + best * threshold : metric > best + threshold);
        let first = best == (is(mode, min) ? inf : -inf);

        """;

    private const string Count = "let count = cooling > 0 ? bad : first or better ? 0 : bad + 1;\n";

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Kind(
            Source,
            "paddle.ReduceOnPlateau",
            "Multiplies the rate by `factor` when the metric has not got better for more than `patience` reports. While it cools down, a metric is not even compared with the best, which `torch.ReduceLROnPlateau` does.",
            [
                Number("learning_rate", "The rate before any report."),
                Plateau.Mode,
                Plateau.Factor,
                Plateau.Patience(),
                Plateau.Threshold(),
                Plateau.ThresholdMode,
                Plateau.Cooldown,
                Plateau.MinRate,
                Number("epsilon", "A reduction by no more is not made.", "1e-8"),
            ],
            ["factor < 1"],
            "rate")
            .Keeps(
            [
                State("rate", "learning_rate", "let next = max(rate * factor, min_lr);\n" + Better + Count + "cooling <= 0 and count > patience and rate - next > epsilon ? next : rate"),
                State("best", Plateau.Worst, Better + "cooling <= 0 and (first or better) ? metric : best"),
                State("bad", "0", Better + Count + "cooling <= 0 and count > patience ? 0 : count"),
                State("cooling", "0", Better + Count + "cooling > 0 ? cooling - 1 : count > patience ? cooldown : 0"),
            ]),
    ];
}
