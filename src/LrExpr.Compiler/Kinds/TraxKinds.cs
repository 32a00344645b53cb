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
