using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>
/// The schedules of Megatron-LM, <c>megatron/core/optimizer_param_scheduler.py</c>: one class for the rate and the weight decay. The step is what the
/// caller counts, samples as a rule. The defaults are those of the command line.
/// </summary>
internal static class MegatronKinds
{
    public const string Prefix = "megatron";

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Megatron(
            "OptimizerParamScheduler",
            "The rate: a warm-up along a straight line, then down to `min_lr` at `lr_decay_steps` in one of many ways, and constant from there on. `constant` has `max_lr` for ever. `inverse-square-root` has not come down to `min_lr` by then, and jumps there.",
            [
                Number("init_lr", "The rate at the start of the warm-up.", "0"),
                Number("max_lr", "The rate after the warm-up."),
                Number("min_lr", "The rate after `lr_decay_steps`.", "0"),
                Number("lr_warmup_steps", "The length of the warm-up.", "0", "steps"),
                Number("lr_decay_steps", "The length of the whole, warm-up included.", unit: "steps"),
                Choice(
                    "lr_decay_style",
                    "How the rate falls; `WSD` (warm-up, stable, decay) is constant up to the last `wsd_decay_steps`.",
                    ["linear", "cosine", "inverse-square-root", "constant", "WSD"],
                    "linear"),
                Number("wsd_decay_steps", "The length of the decay of `WSD`, which needs it.", unit: "steps").Optional(),
                Choice("lr_wsd_decay_style", "How the rate of `WSD` falls.", ["exponential", "linear", "cosine", "minus_sqrt"], "exponential"),
                Number("start_wd", "The weight decay at step 0."),
                Number("end_wd", "The weight decay at the end; with `constant` the same as at the start."),
                Number("wd_incr_steps", "How long the weight decay grows.", unit: "steps"),
                Choice("wd_incr_style", "How the weight decay grows.", ["constant", "linear", "cosine"], "constant"),
            ],
            [
                "min_lr >= 0",
                "max_lr >= min_lr",
                "init_lr <= max_lr",
                "lr_decay_steps > 0",
                "lr_warmup_steps < lr_decay_steps",
                "given(wsd_decay_steps) or not is(lr_decay_style, WSD)",
                "start_wd >= 0",
                "end_wd >= start_wd",
                "end_wd == start_wd or not is(wd_incr_style, constant)",
                "wd_incr_steps > 0",
            ],
            """
            let t = (step - lr_warmup_steps) / (lr_decay_steps - lr_warmup_steps);
            let decay = given(wsd_decay_steps) ? wsd_decay_steps : 0;
            let stable = lr_decay_steps - decay;
            let u = step > stable ? (step - stable) / decay : 0;
            let part = if(is(lr_decay_style, linear), 1 - t,
                          is(lr_decay_style, cosine), (1 + cos(pi * t)) / 2,
                          is(lr_wsd_decay_style, linear), 1 - u,
                          is(lr_wsd_decay_style, cosine), (1 + cos(pi * u)) / 2,
                          is(lr_wsd_decay_style, exponential), 2 * 0.5 ^ u - 1,
                          1 - sqrt(u));
            if(lr_warmup_steps > 0 and step <= lr_warmup_steps, lerp(init_lr, max_lr, step / lr_warmup_steps),
               is(lr_decay_style, constant), max_lr,
               step > lr_decay_steps, min_lr,
               is(lr_decay_style, `inverse-square-root`), max(min_lr, max_lr * sqrt(max(1, lr_warmup_steps) / max(1, step))),
               lerp(min_lr, max_lr, part))
            """)
            .Output(
                "weight_decay",
                "From one value to a higher one in `wd_incr_steps`, then constant.",
                """
                let t = min(1, step / wd_incr_steps);
                if(is(wd_incr_style, constant), end_wd,
                   is(wd_incr_style, linear), lerp(start_wd, end_wd, t),
                   lerp(start_wd, end_wd, (1 - cos(pi * t)) / 2))
                """)
            .Like("optax.warmup_cosine_decay_schedule", "with `lr_decay_style` `cosine`", "`megatron.OptimizerParamScheduler`(step, 0.01, 0.1, 0.001, 20, 100, cosine)", "`optax.warmup_cosine_decay_schedule`(step, 0.01, 0.1, 20, 100, 0.001)")
            .Like("PolynomialDecay", "with `lr_decay_style` `linear`, without warm-up", "`megatron.OptimizerParamScheduler`(step, max_lr: 0.1, min_lr: 0.01, lr_decay_steps: 100)", "PolynomialDecay(step, 0.1, 100, 0.01)"),
    ];

    private static KindDefinition Megatron(string name, string description, KindParameter[] parameters, string[] constraints, string formula)
    {
        var source = new KindSource("Megatron-LM", "core 0.20", "https://github.com/NVIDIA/Megatron-LM/blob/main/megatron/core/optimizer_param_scheduler.py");
        return Kind(source, $"{Prefix}.{name}", description, parameters, constraints, formula);
    }
}
