using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>
/// The schedules of Axolotl, <c>axolotl/utils/schedulers.py</c>: those that its configuration has beside the ones of Hugging Face Transformers, under the
/// names of <c>lr_scheduler</c> too where they have one.
/// </summary>
internal static class AxolotlKinds
{
    public const string Prefix = "axolotl";

    private static readonly KindParameter BaseRate = Number("base_lr", "The rate of the optimizer.");
    private static readonly KindParameter WarmupSteps = Number("num_warmup_steps", "The length of the warm-up.", unit: "steps");
    private static readonly KindParameter TrainingSteps = Number("num_training_steps", "The length of the whole, warm-up included.", unit: "steps");
    private static readonly KindParameter Cycles = Number("num_cycles", "How many periods the cosine has; 0.5 is down to the end once.", "0.5");
    private static readonly KindParameter MinRate = Number("min_lr", "The lowest rate.");
    private static readonly KindParameter MaxRate = Number("max_lr", "The highest rate.");

    /// <summary>As Axolotl has it: without steps for the cosine one of its periods takes one step.</summary>
    private const string Progress = "let p = (step - num_warmup_steps) / max(1, num_training_steps - num_warmup_steps);";

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Axolotl(
            "get_cosine_schedule_with_quadratic_warmup",
            "A parabola up from 0, then a cosine down to 0 at the end. It is not held there: it rises again.",
            [BaseRate, WarmupSteps, TrainingSteps, Cycles],
            [],
            $"""
            {Progress}
            base_lr * (step < num_warmup_steps ? (step / num_warmup_steps) ^ 2 : max(0, (1 + cos(tau * num_cycles * p)) / 2))
            """)
            .Like("transformers.get_cosine_schedule_with_warmup", "without warm-up", "`axolotl.get_cosine_schedule_with_quadratic_warmup`(step, 0.1, 0, 100)", "`transformers.cosine`(step, 0.1, 0, 100)")
            .Until("num_training_steps", "the rate rises again, in Axolotl as here"),

        Axolotl(
            "get_cosine_schedule_with_min_lr",
            "A straight line up from 0, then a cosine down to the lowest rate at the end. It is not held there: it rises again.",
            [BaseRate, WarmupSteps, TrainingSteps, Number("min_lr_ratio", "The lowest rate as a part of the rate of the optimizer.", "0")],
            [],
            $"""
            {Progress}
            base_lr * (step < num_warmup_steps ? step / num_warmup_steps : lerp(min_lr_ratio, 1, (1 + cos(pi * p)) / 2))
            """)
            .Like("transformers.get_cosine_with_min_lr_schedule_with_warmup", "its `min_lr_rate` is `min_lr_ratio`", "`axolotl.get_cosine_schedule_with_min_lr`(step, 0.1, 20, 100, 0.1)", "`transformers.cosine_with_min_lr`(step, 0.1, 20, 100, min_lr_rate: 0.1)")
            .Until("num_training_steps", "the rate rises again, in Axolotl as here"),

        Axolotl(
            "get_cosine_schedule_with_warmup_decay_constant",
            "A straight line up from 0, then a cosine down to the lowest rate at a part of the steps, and constant from there on (Gupta et al., 2023).",
            [
                BaseRate,
                WarmupSteps,
                TrainingSteps,
                Number("constant_lr_ratio", "The part of the steps after which the rate is constant."),
                Number("min_lr_ratio", "The lowest rate as a part of the rate of the optimizer."),
                Cycles,
            ],
            [],
            """
            let end = trunc(num_training_steps * constant_lr_ratio);
            let p = (min(step, end) - num_warmup_steps) / max(1, end - num_warmup_steps);
            base_lr * (step < num_warmup_steps
              ? step / num_warmup_steps
              : max(0, (1 - min_lr_ratio) * (1 + cos(tau * num_cycles * p)) / 2) + min_lr_ratio)
            """)
            .Like("optax.warmup_cosine_decay_schedule", "its `decay_steps` are `num_training_steps * constant_lr_ratio`", "`axolotl.get_cosine_schedule_with_warmup_decay_constant`(step, 0.1, 20, 200, 0.5, 0.1)", "`optax.warmup_cosine_decay_schedule`(step, 0, 0.1, 20, 100, 0.01)"),

        Axolotl(
            "RexLR",
            "A straight line up, then a curve that falls slowly first and fast at the end (Chen et al., 2021, REX), then constant. The library counts from 1: the warm-up does not begin with 0, and the end is one step before `total_steps`.",
            [
                BaseRate,
                MaxRate with { Description = "What `min_lr` is a part of; the rate of the optimizer as a rule." },
                MinRate,
                Number("total_steps", "The length of the whole, warm-up included.", "0", "steps"),
                Number("num_warmup_steps", "The length of the warm-up.", "0", "steps"),
            ],
            ["max_lr > 0", "min_lr <= max_lr", "num_warmup_steps <= total_steps"],
            """
            let n = step + 1;
            if(n <= num_warmup_steps, base_lr * n / num_warmup_steps,
               n >= total_steps, min_lr,
               let left = (total_steps - n) / (total_steps - num_warmup_steps); base_lr * lerp(min_lr / max_lr, 1, left / (0.1 + 0.9 * left)))
            """)
            .Alias("axolotl.rex"),

        Axolotl(
            "InterpolatingLogScheduler",
            "An exponential from `min_lr` at step 1, which step 0 has as well, up to `max_lr`, then constant, to find out which rates a training can bear.",
            [Number("num_steps", "The first step with `max_lr`.", unit: "steps"), MinRate, MaxRate],
            ["num_steps > 1", "min_lr > 0", "max_lr > 0"],
            "min_lr * (max_lr / min_lr) ^ ramp(1, num_steps, step)")
            .Alias("axolotl.log_sweep")
            .Like("optax.exponential_decay", "one step later; its `decay_rate` is `max_lr / min_lr`", "`axolotl.InterpolatingLogScheduler`(step + 1, 101, 0.001, 0.1)", "`optax.exponential_decay`(step, 0.001, 100, 100, end_value: 0.1)"),

        Axolotl(
            "JaggedLRRestartScheduler",
            "Another schedule, brought down to nearly 0 before every multiple of `jagged_restart_steps`, and up again after it. It does not start again itself.",
            [
                Schedule("inner_schedule", "The schedule."),
                Number("jagged_restart_steps", "How many steps lie between two restarts.", unit: "steps"),
                Number("jagged_restart_warmup_steps", "How long it rises after a restart.", unit: "steps"),
                Number("jagged_restart_anneal_steps", "How long it falls before a restart.", "1", "steps"),
                Number("min_lr_scale", "The factor at a restart.", "0.001"),
            ],
            ["jagged_restart_steps > 0", "jagged_restart_warmup_steps >= 0", "jagged_restart_anneal_steps >= 0"],
            """
            let fall = jagged_restart_steps - jagged_restart_anneal_steps;
            let n = step % jagged_restart_steps;
            let part = if(step < fall, 1,
                          n < jagged_restart_warmup_steps, n / jagged_restart_warmup_steps,
                          n > fall, (jagged_restart_steps - n) / jagged_restart_anneal_steps,
                          1);
            inner_schedule(step) * lerp(min_lr_scale, 1, part)
            """),
    ];

    private static KindDefinition Axolotl(string name, string description, KindParameter[] parameters, string[] constraints, string formula)
    {
        var source = new KindSource("Axolotl", "0.18", "https://github.com/axolotl-ai-cloud/axolotl/blob/main/src/axolotl/utils/schedulers.py");
        return Kind(source, $"{Prefix}.{name}", description, parameters, constraints, formula);
    }
}
