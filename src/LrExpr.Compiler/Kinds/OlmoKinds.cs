using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>
/// The schedules of OLMo, <c>olmo/optim.py</c>, under the names that <c>scheduler.name</c> of its configuration has. Lengths are in the units of the
/// scheduler, steps or tokens, and the warm-up begins with a tenth of the rate where nothing else is said.
/// </summary>
internal static class OlmoKinds
{
    public const string Prefix = "olmo";

    private const string Up = "lerp(given(warmup_min_lr) ? warmup_min_lr : 0.1 * learning_rate, learning_rate, ramp(0, t_warmup, step))";

    /// <summary>How far the decay is, and its lowest rate. A warm-up that is as long as the whole leaves no time to it.</summary>
    private const string Progress =
        """
        let end = given(t_max) ? t_max : max_steps;
        let t = t_warmup < end ? ramp(t_warmup, end, step) : 1;
        let low = alpha_f * learning_rate;
        """;

    private static readonly KindParameter Rate = Number("learning_rate", "The rate of the optimizer.");
    private static readonly KindParameter MaxSteps = Number("max_steps", "The length of the training, `max_duration` in OLMo.", unit: "steps");
    private static readonly KindParameter Warmup = Number("t_warmup", "The length of the warm-up.", "100", "steps");
    private static readonly KindParameter End = Number("t_max", "Where the decay ends, counted from step 0; where the training ends if this is not given.", unit: "steps").Optional();
    private static readonly KindParameter Lowest = Number("alpha_f", "The rate at the end as a part of the rate of the optimizer.", "0.1");
    private static readonly KindParameter WarmupStart = Number("warmup_min_lr", "The rate at step 0; a tenth of the rate of the optimizer if this is not given.").Optional();

    private static readonly KindParameter[] Decay = [Rate, MaxSteps, Warmup, End, Lowest, WarmupStart];

    private static readonly string[] WarmupRules = ["t_warmup >= 0", "not given(warmup_min_lr) or warmup_min_lr >= 0", "not given(warmup_min_lr) or warmup_min_lr < learning_rate"];
    private static readonly string[] RootRules = ["t_warmup > 0", .. WarmupRules.Skip(1)];

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Olmo(
            "cosine_with_warmup",
            "CosWithWarmup",
            "A straight line up, then half a cosine down to `alpha_f` of the rate, and constant from there on.",
            Decay,
            WarmupRules,
            $"""
            {Progress}
            step < t_warmup ? {Up} : lerp(learning_rate, low, (1 - cos(pi * t)) / 2)
            """)
            .Like("optax.warmup_cosine_decay_schedule", "with `warmup_min_lr` as `init_value`", "`olmo.cosine_with_warmup`(step, 0.1, 100, 20, warmup_min_lr: 0.02)", "`optax.warmup_cosine_decay_schedule`(step, 0.02, 0.1, 20, 100, 0.01)"),

        Olmo(
            "linear_with_warmup",
            "LinearWithWarmup",
            "A straight line up, then another one down to `alpha_f` of the rate, and constant from there on.",
            Decay,
            WarmupRules,
            $"""
            {Progress}
            step < t_warmup ? {Up} : lerp(learning_rate, low, t)
            """)
            .Like("transformers.linear", "with `alpha_f` and `warmup_min_lr` 0", "`olmo.linear_with_warmup`(step, 0.1, 100, 20, alpha_f: 0, warmup_min_lr: 0)", "`transformers.linear`(step, 0.1, 20, 100)"),

        Olmo(
            "inverse_sqrt_with_warmup",
            "InvSqrtWithWarmup",
            "A straight line up, then down with one over the square root of the step. It goes on without end.",
            [Rate, Warmup, WarmupStart],
            RootRules,
            $"step < t_warmup ? {Up} : learning_rate * sqrt(t_warmup / step)")
            .Like("transformers.inverse_sqrt", "with `warmup_min_lr` 0", "`olmo.inverse_sqrt_with_warmup`(step, 0.1, 20, 0)", "`transformers.inverse_sqrt`(step, 0.1, 20)"),

        Olmo(
            "max_scheduler",
            "MaxScheduler",
            "The higher one of `cosine_with_warmup` and `inverse_sqrt_with_warmup` with the same settings.",
            Decay,
            RootRules,
            $"""
            {Progress}
            step < t_warmup ? {Up} : max(lerp(learning_rate, low, (1 - cos(pi * t)) / 2), learning_rate * sqrt(t_warmup / step))
            """)
            .Like("olmo.cosine_with_warmup", "while that one is higher", "`olmo.max_scheduler`(step, 0.1, 1000, 20)", "`olmo.cosine_with_warmup`(step, 0.1, 1000, 20)", 20),

        Olmo("constant", "ConstantScheduler", "The rate of the optimizer at all steps.", [Rate], [], "learning_rate"),

        Olmo(
            "cosine_linear_envelope",
            "CosLinearEnvelope",
            "A straight line up, then down to `alpha_f` of the rate along half a cosine times a straight line, and constant from there on.",
            Decay,
            WarmupRules,
            $"""
            {Progress}
            step < t_warmup ? {Up} : low + (learning_rate - low) * (1 - t) * (1 + cos(pi * t)) / 2
            """),

        Olmo(
            "constant_with_warmup",
            "ConstantWithWarmupScheduler",
            "A straight line up, then constant.",
            [Rate, Warmup, WarmupStart],
            WarmupRules,
            Up)
            .Like("optax.warmup_constant_schedule", "with `warmup_min_lr` as `init_value`", "`olmo.constant_with_warmup`(step, 0.1, 20, 0.02)", "`optax.warmup_constant_schedule`(step, 0.02, 0.1, 20)"),

        Olmo(
            "bolt_on_warmup",
            "BoltOnWarmupScheduler",
            "Another schedule from `warmup_end` on, and before it a straight line up from 0 to where that schedule is by then. A training that goes on from a checkpoint begins so.",
            [
                Schedule("inner", "The schedule."),
                Number("warmup_start", "The step up to which the rate is 0.", unit: "steps"),
                Number("warmup_end", "The first step with the whole rate.", unit: "steps"),
            ],
            ["warmup_end >= warmup_start"],
            "ramp(warmup_start, warmup_end, step) * inner(max(step, warmup_end))"),
    ];

    private static KindDefinition Olmo(string name, string alias, string description, KindParameter[] parameters, string[] constraints, string formula)
    {
        var source = new KindSource("OLMo", "2025-09", "https://github.com/allenai/OLMo/blob/main/olmo/optim.py");
        return Kind(source, "olmo." + name, description, parameters, constraints, formula).Alias("olmo." + alias);
    }
}
