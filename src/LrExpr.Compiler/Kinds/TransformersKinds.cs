using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>
/// The schedules of Hugging Face Transformers, <c>optimization.py</c>; each also under the name
/// <c>get_scheduler</c> knows it by. Their warm-up begins with a rate of 0, and <c>num_training_steps</c> includes it.
/// </summary>
internal static class TransformersKinds
{
    public const string Prefix = "transformers";

    private static readonly KindParameter BaseRate = Number("base_lr", "The rate of the optimizer.").OfOptimizer();
    private static readonly KindParameter WarmupSteps = Number("num_warmup_steps", "The length of the warm-up; below 1 a part of `num_training_steps`, rounded up, as with `warmup_steps` of `TrainingArguments`.", unit: "steps");
    private static readonly KindParameter TrainingSteps = Number("num_training_steps", "The length of the whole, warm-up included.", unit: "steps");
    private static readonly KindParameter Cycles = Number("num_cycles", "How many periods the cosine has; 0.5 is down to the end once.", "0.5");
    private static readonly KindParameter MinRate = Number("min_lr", "The lowest rate; this or `min_lr_rate`.").Optional();
    private static readonly KindParameter MinRateRate = Number("min_lr_rate", "The lowest rate as a part of the rate of the optimizer; this or `min_lr`.").Optional();
    private static readonly KindParameter WholeForAPart = Number("num_training_steps", "The length of the whole; needed where `num_warmup_steps` is a part of it.", unit: "steps").Optional();
    private static readonly string[] Shapes = ["linear", "cosine", "1-sqrt"];
    private const string Warmup = "let warmup = num_warmup_steps < 1 ? ceil(num_training_steps * num_warmup_steps) : num_warmup_steps;";
    private const string WarmupOfAWhole = "let warmup = given(num_training_steps) and num_warmup_steps < 1 ? ceil(num_training_steps * num_warmup_steps) : num_warmup_steps;";
    private const string WholeIsKnown = "num_warmup_steps <= 0 or num_warmup_steps >= 1 or given(num_training_steps)";

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Transformers("get_constant_schedule", "constant", "The rate of the optimizer at all steps.", [BaseRate], [], "base_lr"),

        Transformers(
            "get_constant_schedule_with_warmup",
            "constant_with_warmup",
            "A straight line up from 0, then constant.",
            [BaseRate, WarmupSteps, WholeForAPart],
            [WholeIsKnown],
            $"""
            {WarmupOfAWhole}
            base_lr * (step < warmup ? step / max(1, warmup) : 1)
            """)
            .Like("optax.warmup_constant_schedule", "with `init_value` 0", "`transformers.constant_with_warmup`(step, 0.1, 20)", "`optax.warmup_constant_schedule`(step, 0, 0.1, 20)"),

        Transformers(
            "get_linear_schedule_with_warmup",
            "linear",
            "A straight line up from 0, another one down to 0 at the end, and 0 from there on.",
            [BaseRate, WarmupSteps, TrainingSteps],
            [],
            $"""
            {Warmup}
            base_lr * (step < warmup
              ? step / max(1, warmup)
              : max(0, (num_training_steps - step) / max(1, num_training_steps - warmup)))
            """)
            .Like("thinc.warmup_linear", "under other names", "`transformers.linear`(step, 0.1, 20, 100)", "`thinc.warmup_linear`(step, 0.1, 20, 100)"),

        Transformers(
            "get_cosine_schedule_with_warmup",
            "cosine",
            "A straight line up from 0, then a cosine down to 0 at the end. It is not held there: it rises again.",
            [BaseRate, WarmupSteps, TrainingSteps, Cycles],
            [],
            $"""
            {Warmup}
            let p = (step - warmup) / max(1, num_training_steps - warmup);
            base_lr * (step < warmup
              ? step / max(1, warmup)
              : max(0, 0.5 * (1 + cos(pi * num_cycles * 2 * p))))
            """)
            .Like("optax.warmup_cosine_decay_schedule", "with `init_value` 0, up to the end, where that one stays down", "`transformers.cosine`(step, 0.1, 20, 100)", "`optax.warmup_cosine_decay_schedule`(step, 0, 0.1, 20, 100)", 100)
            .Until("num_training_steps", "the rate rises again, in Transformers as here"),

        Transformers(
            "get_cosine_with_hard_restarts_schedule_with_warmup",
            "cosine_with_restarts",
            "A straight line up from 0, then half a cosine down to 0 over and over, each as long as the others, and 0 from the end on.",
            [BaseRate, WarmupSteps, TrainingSteps, Number("num_cycles", "How many half cosines there are.", "1")],
            [],
            $"""
            {Warmup}
            let p = (step - warmup) / max(1, num_training_steps - warmup);
            base_lr * if(step < warmup, step / max(1, warmup),
                         p >= 1, 0,
                         max(0, 0.5 * (1 + cos(pi * (num_cycles * p % 1)))))
            """),

        Transformers(
            "get_polynomial_decay_schedule_with_warmup",
            "polynomial",
            "A straight line up from 0, then down to `lr_end` along a power of the remaining time, then constant.",
            [
                BaseRate,
                WarmupSteps,
                TrainingSteps,
                Number("lr_end", "The rate at the end; a rate, not a part of one.", "1e-7"),
                Number("power", "The power of the remaining time; 1 is linear.", "1"),
            ],
            ["lr_end < base_lr"],
            $"""
            {Warmup}
            # Where the warm-up takes all steps, Transformers divides by zero in the last one.
            let left = 1 - (step - warmup) / (num_training_steps == warmup ? 1 : num_training_steps - warmup);
            if(step < warmup, base_lr * (step / max(1, warmup)),
               step > num_training_steps, lr_end,
               (base_lr - lr_end) * left ^ power + lr_end)
            """)
            .Until($"{Warmup} warmup == num_training_steps ? num_training_steps - 1 : inf", "Transformers raises ZeroDivisionError at `num_training_steps`, and here the rate is the highest there"),

        Transformers(
            "get_inverse_sqrt_schedule",
            "inverse_sqrt",
            "A straight line up from 0, then down with one over the square root of the step. It goes on without end.",
            [
                BaseRate,
                WarmupSteps,
                Number("timescale", "How slowly it falls: after three times as many steps it is at one half. As long as the warm-up where this is not given, or 10000 without one.", unit: "steps").Optional(),
                WholeForAPart,
            ],
            [WholeIsKnown],
            $"""
            {WarmupOfAWhole}
            let scale = if(given(timescale), timescale, warmup > 0, warmup, 10000);
            base_lr * (step < warmup
              ? step / max(1, warmup)
              : 1 / sqrt((step + scale - warmup) / scale))
            """),

        Transformers(
            "get_cosine_with_min_lr_schedule_with_warmup",
            "cosine_with_min_lr",
            "A straight line up from 0, then a cosine down to the lowest rate at the end. It is not held there: it rises again.",
            [BaseRate, WarmupSteps, TrainingSteps, Cycles, MinRate, MinRateRate],
            ["given(min_lr) != given(min_lr_rate)"],
            $"""
            {Warmup}
            let lowest = given(min_lr) ? min_lr / base_lr : min_lr_rate;
            let p = (step - warmup) / max(1, num_training_steps - warmup);
            base_lr * (step < warmup
              ? step / max(1, warmup)
              : max(0, 0.5 * (1 + cos(pi * num_cycles * 2 * p)) * (1 - lowest) + lowest))
            """)
            .Like("optax.warmup_cosine_decay_schedule", "with `init_value` 0, up to the end, where that one stays down", "`transformers.cosine_with_min_lr`(step, 0.1, 20, 100, min_lr: 0.01)", "`optax.warmup_cosine_decay_schedule`(step, 0, 0.1, 20, 100, 0.01)", 100)
            .Until("num_training_steps", "the rate rises again, in Transformers as here"),

        Transformers(
            "get_cosine_with_min_lr_schedule_with_warmup_lr_rate",
            "cosine_warmup_with_min_lr",
            "A straight line up, then a cosine down to the lowest rate at the end, one step earlier than the others: it counts step + 1, so the first rate is not 0. With `warmup_lr_rate` the line reaches the rate at the last step of the warm-up. It is not held at the end: it rises again.",
            [
                BaseRate,
                WarmupSteps,
                TrainingSteps,
                Cycles,
                MinRate,
                MinRateRate,
                Number("warmup_lr_rate", "The rate at step 0 as a part of that of the optimizer; one over the steps of the warm-up where this is not given.").Optional(),
            ],
            ["given(min_lr) != given(min_lr_rate)"],
            $"""
            {Warmup}
            let lowest = given(min_lr) ? min_lr / base_lr : min_lr_rate;
            let p = (step - warmup + 1) / max(1, num_training_steps - warmup);
            base_lr * if(step >= warmup, max(0, 0.5 * (1 + cos(pi * num_cycles * 2 * p)) * (1 - lowest) + lowest),
                         given(warmup_lr_rate), warmup_lr_rate + (1 - warmup_lr_rate) * step / max(1, warmup - 1),
                         (step + 1) / max(1, warmup))
            """)
            .Until("num_training_steps - 1", "the rate rises again, in Transformers as here"),

        Transformers(
            "get_wsd_schedule",
            "warmup_stable_decay",
            "A warm-up from the lowest rate, then constant, then a decay to the lowest rate, then constant.",
            [
                BaseRate,
                WarmupSteps,
                Number("num_decay_steps", "The length of the decay.", unit: "steps"),
                Number("num_training_steps", "The length of the whole; this or `num_stable_steps`.", unit: "steps").Optional(),
                Number("num_stable_steps", "The length of the constant part; this or `num_training_steps`.", unit: "steps").Optional(),
                Choice("warmup_type", "The shape of the warm-up.", Shapes, "linear"),
                Choice("decay_type", "The shape of the decay.", Shapes, "cosine"),
                Number("min_lr_ratio", "The lowest rate as a part of that of the optimizer.", "0"),
                Number("num_cycles", "How many periods the cosine of the decay has; 0.5 is down once.", "0.5"),
            ],
            ["given(num_stable_steps) != given(num_training_steps)", WholeIsKnown],
            $"""
            {WarmupOfAWhole}
            let stable = given(num_stable_steps) ? num_stable_steps : num_training_steps - warmup - num_decay_steps;
            let u = step / max(1, warmup);
            let d = (step - warmup - stable) / max(1, num_decay_steps);
            let up = if(is(warmup_type, linear), u,
                        is(warmup_type, cosine), 0.5 * (1 - cos(pi * u)),
                        1 - sqrt(1 - u));
            let down = if(is(decay_type, linear), 1 - d,
                          is(decay_type, cosine), 0.5 * (1 + cos(pi * num_cycles * 2 * d)),
                          1 - sqrt(d));
            base_lr * if(step < warmup, max(0, up * (1 - min_lr_ratio) + min_lr_ratio),
                         step < warmup + stable, 1,
                         step < warmup + stable + num_decay_steps, max(0, down * (1 - min_lr_ratio) + min_lr_ratio),
                         min_lr_ratio)
            """),

        Transformers(
            "GreedyLR",
            "greedy",
            "Divides the rate by `factor` when the metric has got better in more than `patience` reports in a row, and multiplies it by `factor` when it has not. After `reset_start` reductions at the lowest rate all begins anew. Averages of metrics (`smooth`) are not offered.",
            [
                BaseRate,
                Plateau.Mode,
                Number("factor", "What the rate is multiplied by, or divided by.", "0.95"),
                Plateau.Patience(),
                Plateau.Threshold("1e-6"),
                Choice("threshold_mode", "Whether `threshold` is a part of the best metric or a difference.", ["rel", "abs"], "abs"),
                Number("cooldown", "How many reports after a reduction are not looked at.", "0", "reports"),
                Number("warmup", "How many reports after an increase are not looked at.", "0", "reports"),
                Number("min_lr", "The rate is not below.", "1e-3"),
                Number("max_lr", "The rate is not above.", "1.0"),
                Number("eps", "A change by no more is not made.", "1e-8"),
                Number("reset_start", "How many reductions at the lowest rate are let pass before all begins anew.", "500"),
            ],
            ["factor < 1"],
            "rate")
            .Keeps(
            [
                State("rate", "base_lr", Greedy + GreedyReset + "let higher = min(rate / factor, max_lr);\nresets ? base_lr : down ? lowered : up and higher - rate > eps ? higher : rate"),
                State("best", Plateau.Worst, Greedy + GreedyReset + $"if(resets, ({Plateau.Worst}), looks and better, metric, best)"),
                State("good", "0", GreedyCounts + "up ? 0 : goods"),
                State("bad", "0", Greedy + "down ? 0 : bads"),
                State("cooling", "0", Greedy + "if(down, cooldown, cooling > 0, cooling - 1, 0)"),
                State("warming", "0", Greedy + GreedyReset + "if(resets, 0, up, warmup, cooling <= 0 and warming > 0, warming - 1, warming)"),
                State("left", "reset_start", Greedy + GreedyReset + "if(up or resets, reset_start, down and lowered <= min_lr, left - 1, left)"),
            ]),
    ];

    private const string GreedyCounts = "let looks = cooling <= 0 and warming <= 0;\n" + Plateau.Better + "let goods = looks and better ? good + 1 : 0;\nlet up = goods > patience;\n";

    private const string Greedy = GreedyCounts + "let bads = looks and not better ? bad + 1 : 0;\nlet down = not up and bads > patience;\n";

    private const string GreedyReset = Plateau.Lowered + "let resets = down and lowered <= min_lr and left - 1 <= 0;\n";

    private static KindDefinition Transformers(string name, string alias, string description, KindParameter[] parameters, string[] constraints, string formula)
    {
        var source = new KindSource("Transformers", "5.12", "https://huggingface.co/docs/transformers/main_classes/optimizer_schedules#transformers." + name);
        return Kind(source, "transformers." + name, description, parameters, constraints, formula).Alias("transformers." + alias);
    }
}
