using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>The schedules of Thinc, <c>thinc/schedules.py</c>, that are functions of the step alone. Before step 0, where Thinc throws, they extrapolate.</summary>
internal static class ThincKinds
{
    public const string Prefix = "thinc";

    private static readonly KindParameter Start = Number("t", "What is added to the step.", "0", "steps");

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Thinc("constant", "One value at all steps.", [Number("rate", "The value.")], [], "rate"),

        Thinc(
            "constant_then",
            "One value for some steps, then a schedule. The schedule goes by the step itself, and does not begin with its step 0.",
            [
                Number("rate", "The value before."),
                Number("steps", "How many steps it lasts.", unit: "steps"),
                Schedule("schedule", "The schedule after."),
            ],
            [],
            "step < steps ? rate : schedule(step)"),

        Thinc(
            "decaying",
            "Divides the rate by 1 plus `decay` for every step. It goes on without end.",
            [Number("base_rate", "The rate at step 0."), Number("decay", "What is added to the divisor every step."), Start],
            [],
            "base_rate / (1 + decay * (step + t))")
            .Like("InverseTimeDecay", "with `decay_steps` 1", "`thinc.decaying`(step, 0.1, 0.01)", "InverseTimeDecay(step, 0.1, 1, 0.01)"),

        Thinc(
            "compounding",
            "Multiplies the value by `compound` at every step until it passes `stop`, then constant.",
            [
                Number("start", "The value at step 0."),
                Number("stop", "The value at the end: the lowest if it is below `start`, else the highest."),
                Number("compound", "What the value is multiplied by."),
                Start,
            ],
            [],
            """
            let value = start * compound ^ (step + t);
            start > stop ? max(value, stop) : min(value, stop)
            """)
            .Like("optax.exponential_decay", "with `transition_steps` 1; its `end_value` is `stop`", "`thinc.compounding`(step, 0.1, 0.01, 0.9)", "`optax.exponential_decay`(step, 0.1, 1, 0.9, end_value: 0.01)")
            .Until("abs(compound) > 1 ? floor(709.782712893384 / ln(abs(compound))) - t : inf", "Thinc raises OverflowError, as its power is too large for a number, and here the value stays `stop`"),

        Thinc(
            "warmup_linear",
            "A straight line up from 0, another one down to 0 at the end, and 0 from there on.",
            [
                Number("initial_rate", "The rate at the end of the warm-up."),
                Number("warmup_steps", "The length of the warm-up.", unit: "steps"),
                Number("total_steps", "The length of the whole, warm-up included.", unit: "steps"),
            ],
            [],
            """
            initial_rate * (step < warmup_steps
              ? step / max(1, warmup_steps)
              : max(0, (total_steps - step) / max(1, total_steps - warmup_steps)))
            """)
            .Like("transformers.get_linear_schedule_with_warmup", "under other names", "`thinc.warmup_linear`(step, 0.1, 20, 100)", "`transformers.linear`(step, 0.1, 20, 100)"),

        Thinc(
            "slanted_triangular",
            "A steep line up and a flat one down (STLR, Howard and Ruder, 2018). It counts from 1: the peak is one step before `cut_frac * num_steps`. It is not held at the end: the line goes on below 0.",
            [
                Number("max_rate", "The rate at the peak."),
                Number("num_steps", "The length of the whole.", unit: "steps"),
                Number("cut_frac", "The part of the steps in which the rate rises.", "0.1"),
                Number("ratio", "How many times as high the peak is as the ends.", "32"),
                Start,
            ],
            ["cut_frac > 0", "cut_frac < 1", "num_steps * cut_frac >= 1"],
            """
            let n = step + t + 1;
            let cut = trunc(num_steps * cut_frac);
            let p = n < cut ? n / cut : 1 - (n - cut) / (cut * (1 / cut_frac - 1));
            max_rate * (1 + p * (ratio - 1)) / ratio
            """)
            .Until("num_steps - t - 1", "the rate falls below 0, in Thinc as here"),

        Thinc(
            "cyclic_triangular",
            "Up to `max_lr` and down to `min_lr` along straight lines, each `period` steps long, over and over. It counts from 1, so the first rate is not the lowest.",
            [
                Number("min_lr", "The lowest rate."),
                Number("max_lr", "The highest rate."),
                Number("period", "Half a period: how long it rises, and how long it falls.", unit: "steps"),
            ],
            ["period > 0"],
            """
            let n = step + 1;
            let x = abs(n / period - 2 * floor(1 + n / (2 * period)) + 1);
            min_lr + (max_lr - min_lr) * max(0, 1 - x)
            """)
            .Like("torch.CyclicLR", "in mode `triangular`, one step behind", "`thinc.cyclic_triangular`(step, 0.01, 0.1, 20)", "`torch.CyclicLR`(step + 1, 0.01, 0.1, 20)"),

        Thinc(
            "plateau",
            "A schedule times `scale` for each time that `max_patience` scores in a row were not higher than the best. A score that is told again, of the same `score_step`, is not counted again.",
            [
                Number("max_patience", "How many scores without a higher one are a plateau."),
                Number("scale", "What the schedule is multiplied by at each plateau."),
                Schedule("schedule", "The schedule that is scaled."),
            ],
            [],
            "scale ^ plateaus * schedule(step)")
            .Keeps(
                [
                    State("best", "-inf", "last == -inf or score > best ? score : best"),
                    State("patience", "0", ScoreStep + PlateauCount + "count == max_patience ? 0 : count"),
                    State("plateaus", "0", ScoreStep + PlateauCount + "count == max_patience and count > patience ? plateaus + 1 : plateaus"),
                    State("last", "-inf", ScoreStep + "last == -inf or score > best ? at : max(last, at)"),
                ],
                Signal("score", "The score of the last evaluation; a higher one is better."),
                Signal("score_step", "The step of that evaluation; the step of the report where nothing is said.", "-1")),
    ];

    private const string ScoreStep = "let at = score_step < 0 ? step : score_step;\n";
    private const string PlateauCount = "let count = last == -inf or score > best ? 0 : at > last ? patience + 1 : patience;\n";

    private static KindDefinition Thinc(string name, string description, KindParameter[] parameters, string[] constraints, string formula)
    {
        var source = new KindSource("Thinc", "9", "https://thinc.ai/docs/api-schedules#" + name);
        return Kind(source, "thinc." + name, description, parameters, constraints, formula);
    }
}
