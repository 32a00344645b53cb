using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;

namespace LrExpr.Kinds;

/// <summary>The schedule of t5x, <c>t5x/utils.py</c>, with which T5 and its descendants are trained.</summary>
internal static class T5xKinds
{
    public const string Prefix = "t5x";

    private static readonly KindSource Source = new("t5x", "cc342d4", "https://github.com/google-research/t5x/blob/main/t5x/utils.py");

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Kind(
            Source,
            "t5x.create_learning_rate_scheduler",
            "A product of factors, which is held at `min_learning_rate` from below. A factor that stands twice counts twice. `rsqrt_decay` divides by the square root of the step, or of `warmup_steps` before that, so with 10000 `warmup_steps` it begins at a hundredth. `linear_decay` has the rate and the warm-up in it.",
            [
                Choices(
                    "factors",
                    "The factors, as one text with `*` between them or an array.",
                    ["constant", "linear_warmup", "linear_decay", "rsqrt_decay", "rsqrt_normalized_decay", "decay_every", "cosine_decay"],
                    "constant * linear_warmup * rsqrt_decay"),
                Number("base_learning_rate", "The rate that `constant` and `linear_decay` stand for.", "0.5"),
                Number("warmup_steps", "The length of the warm-up, after which the decays begin.", "1000", "steps"),
                Number("decay_factor", "What `decay_every` multiplies by, and what `linear_decay` takes off at each step as a part of the rate.", "0.5"),
                Number("steps_per_decay", "How many steps `decay_every` stays the same.", "20000", "steps"),
                Number("steps_per_cycle", "The length of a cycle of `cosine_decay`.", "100000", "steps"),
                Number("step_offset", "The step that is the first; all before it have its value.", "0", "steps"),
                Number("min_learning_rate", "The rate is not below.", "1e-8"),
            ],
            ["warmup_steps >= 0", "steps_per_decay > 0", "steps_per_cycle > 0"],
            """
            let t = max(0, step - step_offset);
            let cycles = max(0, (t - warmup_steps) / steps_per_cycle);
            let rate = fold(factors, factor, before, 1,
              before * if(is(factor, constant), base_learning_rate,
                          is(factor, linear_warmup), min(1, t / warmup_steps),
                          is(factor, linear_decay), base_learning_rate * min(t / warmup_steps, 1 + decay_factor * (warmup_steps - t)),
                          is(factor, rsqrt_decay), 1 / sqrt(max(t, warmup_steps)),
                          is(factor, rsqrt_normalized_decay), sqrt(warmup_steps) / sqrt(max(t, warmup_steps)),
                          is(factor, decay_every), decay_factor ^ floor(t / steps_per_decay),
                          (1 + cos(pi * (cycles % 1))) / 2));
            max(rate, min_learning_rate)
            """)
            .Like(
                "optax.linear_schedule",
                "of the factors `constant` and `linear_warmup`, from 0 up",
                "`t5x.create_learning_rate_scheduler`(step, constant * linear_warmup, 0.1, 20, min_learning_rate: 0)",
                "`optax.linear_schedule`(step, 0, 0.1, 20)"),
    ];
}
