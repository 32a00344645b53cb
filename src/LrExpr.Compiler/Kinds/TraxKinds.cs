using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>The schedules of Trax, <c>lr_schedules.py</c>. Its training steps count from 1; at step 0 the rate is 0.</summary>
internal static class TraxKinds
{
    public const string Prefix = "trax";

    private static readonly KindParameter[] Warmup = [Number("n_warmup_steps", "The length of the warm-up.", unit: "steps"), Number("max_value", "The highest rate.")];

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Trax(
            "multifactor",
            "A product of factors, which is held at `minimum` from below. A factor that stands twice counts twice. `rsqrt_decay` divides by the square root of the step, or of `warmup_steps` before that; `rsqrt_normalized_decay` is 1 there.",
            [
                Choices(
                    "factors",
                    "The factors, as one text with `*` between them or an array.",
                    ["constant", "two_constants", "linear_warmup", "rsqrt_decay", "rsqrt_normalized_decay", "decay_every", "cosine_decay"],
                    "constant * linear_warmup * rsqrt_decay"),
                Number("constant", "The rate that `constant` stands for, and `two_constants` before `second_constant_step`.", "0.1"),
                Number("warmup_steps", "The length of the warm-up, after which the decays begin.", "400", "steps"),
                Number("decay_factor", "What `decay_every` multiplies by.", "0.5"),
                Number("steps_per_decay", "How many steps `decay_every` stays the same.", "20000", "steps"),
                Number("steps_per_cycle", "The length of a cycle of `cosine_decay`.", "100000", "steps"),
                Number("second_constant", "The rate that `two_constants` stands for from `second_constant_step` on.", "0.01"),
                Number("second_constant_step", "The first step with `second_constant`.", "10000", "steps"),
                Number("minimum", "The rate is not below.", "0"),
            ],
            ["warmup_steps >= 0", "steps_per_decay > 0", "steps_per_cycle > 0"],
            """
            let cycles = max(0, (step - warmup_steps) / steps_per_cycle);
            let rate = fold(factors, factor, before, 1,
              before * if(is(factor, constant), constant,
                          is(factor, two_constants), step < second_constant_step ? constant : second_constant,
                          is(factor, linear_warmup), ramp(0, warmup_steps, step),
                          is(factor, rsqrt_decay), 1 / sqrt(max(step, warmup_steps)),
                          is(factor, rsqrt_normalized_decay), sqrt(warmup_steps) / sqrt(max(step, warmup_steps)),
                          is(factor, decay_every), decay_factor ^ div(step, steps_per_decay),
                          (1 + cos(pi * (cycles % 1))) / 2));
            max(rate, minimum)
            """)
            .Like(
                "t5x.create_learning_rate_scheduler",
                "with `constant` as `base_learning_rate`, where both have the factors",
                "`trax.multifactor`(step, constant * linear_warmup * rsqrt_decay, 0.1, 20)",
                "`t5x.create_learning_rate_scheduler`(step, constant * linear_warmup * rsqrt_decay, 0.1, 20, min_learning_rate: 0)"),

        Trax("constant", "One value from step 1 on, and 0 at step 0.", [Number("value", "The value.")], [], "step < 1 ? step * value : value"),

        Trax(
            "warmup",
            "A straight line up from 0, then constant. The line ends at the step after `n_warmup_steps`.",
            Warmup,
            ["n_warmup_steps >= 0"],
            "max_value * min(1, step / (n_warmup_steps + 1))")
            .Like("transformers.constant_with_warmup", "its `num_warmup_steps` are one more", "`trax.warmup`(step, 19, 0.1)", "`transformers.constant_with_warmup`(step, 0.1, 20)"),

        Trax(
            "warmup_and_rsqrt_decay",
            "A straight line up from 0, then down with one over the square root of the step. The line ends at the step after `n_warmup_steps`.",
            Warmup,
            ["n_warmup_steps >= 0"],
            """
            let top = n_warmup_steps + 1;
            max_value * (step < top ? step / top : sqrt(top / step))
            """)
            .Like("transformers.inverse_sqrt", "its `num_warmup_steps` are one more", "`trax.warmup_and_rsqrt_decay`(step, 19, 0.1)", "`transformers.inverse_sqrt`(step, 0.1, 20)"),
    ];

    private static KindDefinition Trax(string name, string description, KindParameter[] parameters, string[] constraints, string formula)
    {
        var source = new KindSource("Trax", "2025-04", "https://github.com/google/trax/blob/master/trax/supervised/lr_schedules.py");
        return Kind(source, "trax." + name, description, parameters, constraints, formula);
    }
}
