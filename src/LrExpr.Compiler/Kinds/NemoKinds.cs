using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>
/// The schedules of NeMo, <c>nemo/core/optim/lr_scheduler.py</c>: <c>sched.name</c> of its configuration. The warm-up does not begin with 0, and its last
/// step is <c>warmup_steps</c>, with the whole rate. After <c>max_steps</c> the rate is <c>min_lr</c>, by a jump where the curve is not there by then.
/// </summary>
internal static class NemoKinds
{
    public const string Prefix = "nemo";

    private static readonly KindParameter BaseRate = Number("base_lr", "The rate of the optimizer.");
    private static readonly KindParameter MaxSteps = Number("max_steps", "The length of the whole, warm-up included.", unit: "steps");
    private static readonly KindParameter MinRate = Lowest("0");
    private static readonly KindParameter Power = Number("power", "The power of the remaining time; 1 is linear.", "1");

    private static readonly KindParameter[] WarmupParameters =
    [
        Number("warmup_steps", "The length of the warm-up; this or `warmup_ratio`.", unit: "steps").Optional(),
        Number("warmup_ratio", "The length of the warm-up as a part of `max_steps`, rounded down; this or `warmup_steps`.").Optional(),
    ];

    private static readonly KindParameter[] HoldParameters =
    [
        Number("hold_steps", "How long the whole rate stays after the warm-up; this or `hold_ratio`.", unit: "steps").Optional(),
        Number("hold_ratio", "How long the whole rate stays after the warm-up, as a part of `max_steps`, rounded down; this or `hold_steps`.").Optional(),
    ];

    private static readonly string[] WarmupRules = ["not given(warmup_steps) or not given(warmup_ratio)"];
    private static readonly string[] HoldRules = [.. WarmupRules, "not given(hold_steps) or not given(hold_ratio)"];

    /// <summary>What is not said of <c>max_steps</c> is that there is no end.</summary>
    private const string WithoutEnd = "given(max_steps) or not given(warmup_ratio)";

    private const string WarmupWithoutEnd =
        "let warmup = if(given(warmup_steps), warmup_steps, given(warmup_ratio) and given(max_steps), trunc(warmup_ratio * max_steps), 0);";

    private const string Warmup = "let warmup = if(given(warmup_steps), warmup_steps, given(warmup_ratio), trunc(warmup_ratio * max_steps), 0);";

    private const string Warm = "warmup > 0 and step <= warmup, base_lr * (step + 1) / (warmup + 1)";

    private const string Hold =
        $"""
        {Warmup}
        let hold = if(given(hold_steps), warmup + hold_steps, given(hold_ratio), warmup + trunc(hold_ratio * max_steps), 0);
        """;

    /// <summary>At <c>t</c> of the way.</summary>
    private const string Polynomial = "lerp(min_lr, base_lr, (1 - (cycle ? t / max(1, ceil(t)) : min(1, t))) ^ power)";

    private const string HoldNote = "Without a hold the curve is counted from step 0, not from the end of the warm-up.";

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Nemo(
            "WarmupPolicy",
            "A warm-up along a straight line, then constant.",
            [BaseRate, MaxSteps.Optional() with { Description = "The last step before `min_lr`; where this is not given there is none." }, .. WarmupParameters, MinRate],
            [.. WarmupRules, WithoutEnd],
            $"""
            {WarmupWithoutEnd}
            if({Warm},
               given(max_steps) and step > max_steps, min_lr,
               base_lr)
            """)
            .Like("optax.warmup_constant_schedule", "without `max_steps`; its `init_value` is `base_lr / (warmup_steps + 1)`", "`nemo.WarmupPolicy`(step, 0.1, warmup_steps: 19)", "`optax.warmup_constant_schedule`(step, 0.005, 0.1, 19)"),

        Nemo(
            "WarmupHoldPolicy",
            "A warm-up along a straight line, then constant up to `max_steps`, or to the end of the hold where that is later.",
            [BaseRate, MaxSteps, .. WarmupParameters, .. HoldParameters, MinRate],
            HoldRules,
            $"""
            {Hold}
            if({Warm},
               step < hold or step <= max_steps, base_lr,
               min_lr)
            """),

        Nemo(
            "WarmupHoldAnnealOneMinusSquareRoot",
            $"A warm-up along a straight line, a hold, then down with one minus the square root of the time. {HoldNote}",
            [BaseRate, MaxSteps, .. WarmupParameters, .. HoldParameters, MinRate],
            HoldRules,
            $"""
            {Hold}
            if({Warm},
               step < hold, base_lr,
               step > max_steps, min_lr,
               max(min_lr, base_lr * (1 - sqrt((step - hold) / (max_steps - hold)))))
            """),

        Nemo(
            "WarmupHoldAnnealLinear",
            $"A warm-up along a straight line, a hold, then a straight line down to `min_lr`. {HoldNote}",
            [BaseRate, MaxSteps, .. WarmupParameters, .. HoldParameters, MinRate],
            HoldRules,
            $"""
            {Hold}
            if({Warm},
               step < hold, base_lr,
               step > max_steps, min_lr,
               lerp(base_lr, min_lr, (step - hold) / (max_steps - hold)))
            """)
            .Like("PolynomialDecay", "without warm-up and hold", "`nemo.WarmupHoldAnnealLinear`(step, 0.1, 100, min_lr: 0.01)", "PolynomialDecay(step, 0.1, 100, 0.01)"),

        Nemo(
            "SquareAnnealing",
            "A warm-up along a straight line, then down with the square of the remaining time.",
            [BaseRate, MaxSteps, .. WarmupParameters, Lowest("1e-5")],
            WarmupRules,
            $"""
            {Warmup}
            if({Warm},
               step > max_steps, min_lr,
               max(min_lr, base_lr * ((max_steps - step) / (max_steps - warmup)) ^ 2))
            """)
            .Like("torch.PolynomialLR", "with `power` 2, without warm-up and with `min_lr` 0", "`nemo.SquareAnnealing`(step, 0.1, 100, min_lr: 0)", "`torch.PolynomialLR`(step, 0.1, 100, 2)"),

        Nemo(
            "SquareRootAnnealing",
            "A warm-up along a straight line, then down with the square root of the remaining time, which is a part of `max_steps` as if there were no warm-up: a step down.",
            [BaseRate, MaxSteps, .. WarmupParameters, MinRate],
            WarmupRules,
            $"""
            {Warmup}
            if({Warm},
               step > max_steps, min_lr,
               max(min_lr, base_lr * sqrt((max_steps - step) / max_steps)))
            """)
            .Like("torch.PolynomialLR", "with `power` 0.5, without warm-up", "`nemo.SquareRootAnnealing`(step, 0.1, 100)", "`torch.PolynomialLR`(step, 0.1, 100, 0.5)"),

        Nemo(
            "CosineAnnealing",
            "A warm-up along a straight line, then half a cosine down to `min_lr`, which may be held for the last steps. With a hold the warm-up begins with 0.",
            [
                BaseRate,
                MaxSteps,
                .. WarmupParameters,
                Number("constant_steps", "How long the lowest rate is held before `max_steps`; this or `constant_ratio`.", unit: "steps").Optional(),
                Number("constant_ratio", "How long the lowest rate is held before `max_steps`, as a part of it, rounded down; this or `constant_steps`.").Optional(),
                MinRate,
            ],
            [.. WarmupRules, "not given(constant_steps) or not given(constant_ratio)", "min_lr <= base_lr"],
            $"""
            {Warmup}
            let constant = if(given(constant_steps), constant_steps, given(constant_ratio), trunc(constant_ratio * max_steps), 0);
            let end = max_steps - constant;
            if(warmup > 0 and step <= warmup, base_lr * (constant > 0 ? step / warmup : (step + 1) / (warmup + 1)),
               step >= end, min_lr,
               let t = (step - warmup) / (end - warmup); lerp(min_lr, base_lr, (1 + cos(pi * t)) / 2))
            """)
            .Like("CosineDecay", "without warm-up; its `alpha` is `min_lr / base_lr`", "`nemo.CosineAnnealing`(step, 0.1, 120, constant_steps: 20, min_lr: 0.01)", "CosineDecay(step, 0.1, 100, 0.1)"),

        Nemo(
            "NoamAnnealing",
            "Up along a straight line, then down with one over the square root of the step (Vaswani et al., 2017). The rate at the peak is `base_lr / sqrt(d_model * warmup_steps)`. It goes on without end; `min_lr` holds after the warm-up only.",
            [
                BaseRate,
                Number("d_model", "The width of the model."),
                .. WarmupParameters,
                MaxSteps.Optional() with { Description = "What `warmup_ratio` is a part of. It has no other effect." },
                MinRate,
            ],
            [.. WarmupRules, WithoutEnd, "d_model > 0", "min_lr <= base_lr"],
            $"""
            {WarmupWithoutEnd}
            let n = max(1, step);
            let rate = base_lr / sqrt(d_model);
            n > warmup ? max(min_lr, rate / sqrt(n)) : rate * n / warmup ^ 1.5
            """),

        Nemo(
            "NoamHoldAnnealing",
            "A warm-up along a straight line, a hold, then down with a power of one over the step (Kim et al., 2022, Squeezeformer).",
            [
                BaseRate,
                MaxSteps,
                .. WarmupParameters,
                .. HoldParameters,
                Number("decay_rate", "The power; 0.5 is that of Noam.", "0.5"),
                MinRate,
            ],
            [
                .. HoldRules,
                "given(warmup_steps) or given(warmup_ratio)",
                "not given(warmup_steps) or warmup_steps > 0",
                "not given(warmup_ratio) or warmup_ratio * max_steps >= 1",
                "decay_rate >= 0",
            ],
            $"""
            {Hold}
            let held = max(0, hold - warmup);
            if({Warm},
               step < hold, base_lr,
               step > max_steps, min_lr,
               max(min_lr, base_lr * (warmup / (step - held)) ^ decay_rate))
            """),

        Nemo(
            "WarmupAnnealing",
            "A warm-up along a straight line, then another one down to `min_lr`.",
            [BaseRate, MaxSteps, .. WarmupParameters, MinRate],
            WarmupRules,
            $"""
            {Warmup}
            if({Warm},
               step > max_steps, min_lr,
               lerp(base_lr, min_lr, (step - warmup) / (max_steps - warmup)))
            """)
            .Like("PolynomialDecay", "without warm-up", "`nemo.WarmupAnnealing`(step, 0.1, 100, min_lr: 0.01)", "PolynomialDecay(step, 0.1, 100, 0.01)"),

        Nemo(
            "InverseSquareRootAnnealing",
            "A warm-up along a straight line, then down with one over the square root of the step.",
            [BaseRate, MaxSteps, .. WarmupParameters, MinRate with { Description = "The rate after `max_steps`." }],
            WarmupRules,
            $"""
            {Warmup}
            if({Warm},
               step > max_steps, min_lr,
               base_lr * sqrt((warmup + 1) / (step + 1)))
            """)
            .Like("transformers.get_inverse_sqrt_schedule", "without warm-up, up to `max_steps`; its `timescale` is 1", "`nemo.InverseSquareRootAnnealing`(step, 0.1, 100)", "`transformers.inverse_sqrt`(step, 0.1, 0, 1)", 100),

        Nemo(
            "T5InverseSquareRootAnnealing",
            "One over the square root of the step, constant up to `constant_steps`. It has nothing to do with the rate of the optimizer. NeMo fails where its `constant_ratio` is given, so there is none here.",
            [
                MaxSteps with { Description = "The last step before `min_lr`." },
                Number("constant_steps", "The last step of the constant rate, which is one over the square root of this.", unit: "steps"),
                MinRate with { Description = "The rate after `max_steps`." },
            ],
            ["constant_steps > 0"],
            "step > max(constant_steps, max_steps) ? min_lr : 1 / sqrt(max(constant_steps, step))"),

        Nemo(
            "PolynomialDecayAnnealing",
            "A warm-up along a straight line, then down to `min_lr` along a power of the remaining time.",
            [BaseRate, MaxSteps, .. WarmupParameters, Power, Boolean("cycle", "Whether the curve would start again after `max_steps`, where the rate is `min_lr` anyhow.", "false"), MinRate],
            WarmupRules,
            $"""
            {Warmup}
            if({Warm},
               step > max_steps, min_lr,
               let t = (step - warmup) / (max_steps - warmup); {Polynomial})
            """)
            .Like("PolynomialDecay", "without warm-up", "`nemo.PolynomialDecayAnnealing`(step, 0.1, 100, power: 2, min_lr: 0.01)", "PolynomialDecay(step, 0.1, 100, 0.01, 2)"),

        Nemo(
            "PolynomialHoldDecayAnnealing",
            $"A warm-up along a straight line, a hold, then down to `min_lr` along a power of the remaining time. {HoldNote} After a warm-up it then ends before `max_steps`.",
            [
                BaseRate,
                MaxSteps,
                .. WarmupParameters,
                .. HoldParameters,
                Power,
                Boolean("cycle", "Whether the curve starts again where it ends before `max_steps`, with twice as many steps and from a lower rate.", "false"),
                MinRate,
            ],
            HoldRules,
            $"""
            {Hold}
            if({Warm},
               step < hold, base_lr,
               step > max_steps, min_lr,
               let t = (step - hold) / (max_steps - max(warmup, hold)); {Polynomial})
            """),
    ];

    private static KindParameter Lowest(string @default) => Number("min_lr", "The lowest rate.", @default);

    private static KindDefinition Nemo(string name, string description, KindParameter[] parameters, string[] constraints, string formula)
    {
        var source = new KindSource("NeMo", "2.6", "https://github.com/NVIDIA/NeMo/blob/8cfedd7203/nemo/core/optim/lr_scheduler.py");
        return Kind(source, $"{Prefix}.{name}", description, parameters, constraints, formula);
    }
}
