using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>The parameter scheduler of MMEngine that listens to a metric.</summary>
internal static class MmengineKinds
{
    public const string Prefix = "mmengine";

    private static readonly KindSource Source = new("MMEngine", "0.11", "https://mmengine.readthedocs.io/en/latest/api/generated/mmengine.optim.ReduceOnPlateauLR.html");

    private const string Better =
        """
        let better = is(rule, less)
          ? (is(threshold_rule, rel) ? metric < best * (1 - threshold) : metric < best - threshold)
          : (is(threshold_rule, rel) ? metric > best * (threshold + 1) : metric > best + threshold);

        """;

    private const string Lowered =
        """
        let next = max(rate * factor, min_value);
        let lowered = rate - next > eps ? next : rate;

        """;

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Kind(
            Source,
            "mmengine.ReduceOnPlateauLR",
            "Multiplies the rate by `factor` when the metric has not got better for more than `patience` reports. The step is the epoch; only those from `begin` to before `end` are counted, of which MMEngine counts from 1.",
            [
                Plateau.BaseRate,
                Choice("rule", "Whether a lower or a higher metric is better.", ["less", "greater"], "less"),
                Plateau.Factor,
                Plateau.Patience(),
                Plateau.Threshold(),
                Choice("threshold_rule", "Whether `threshold` is a part of the best metric or a difference.", ["rel", "abs"], "rel"),
                Plateau.Cooldown,
                Number("min_value", "The rate is not below.", "0"),
                Plateau.Eps,
                Number("begin", "The first epoch that is counted.", "0", "steps"),
                Number("end", "The first epoch that is not counted any more.", unit: "steps").Optional(),
            ],
            ["factor < 1", "threshold >= 0", "not given(end) or end > begin"],
            "rate")
            .Keeps(Plateau.States(Better, Lowered, listens: "(step + 1 >= begin and (not given(end) or step + 1 < end))", worst: "is(rule, less) ? inf : -inf"))
            .Like("torch.ReduceLROnPlateau", "with `mode`, `threshold_mode` and `min_lr`"),
    ];
}
