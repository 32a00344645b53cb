using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;

namespace LrExpr.Kinds;

/// <summary>The scheduler of WeNet, <c>wenet/utils/scheduler.py</c>, which ESPnet has, too. WeNet's others are those of NeMo.</summary>
internal static class WenetKinds
{
    public const string Prefix = "wenet";

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Kind(
            new KindSource("WeNet", "2025-12", "https://github.com/wenet-e2e/wenet/blob/main/wenet/utils/scheduler.py"),
            "wenet.WarmupLR",
            "A straight line up, then down with one over the square root of the step; the highest rate is that of the optimizer. It counts step + 1, so the first rate is not 0. It is `warmuplr` of WeNet and ESPnet.",
            [Number("base_lr", "The rate of the optimizer."), Number("warmup_steps", "The length of the warm-up; without one the rate falls from the beginning.", "25000", "steps")],
            ["warmup_steps >= 0"],
            """
            let n = step + 1;
            base_lr * if(warmup_steps == 0, 1 / sqrt(n), n < warmup_steps, n / warmup_steps, sqrt(warmup_steps / n))
            """)
            .Like("transformers.inverse_sqrt", "which is one step behind", "`wenet.WarmupLR`(step, 0.1, 20)", "`transformers.inverse_sqrt`(step + 1, 0.1, 20)"),
    ];
}
