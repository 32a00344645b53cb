using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>
/// The schedules of fastai, <c>fastai/callback/schedule.py</c>, and those that its methods of training build of them. Theirs is a progress from 0 to 1; here it is the
/// step divided by <c>total_steps</c>. None of them is held at the end.
/// </summary>
internal static class FastaiKinds
{
    public const string Prefix = "fastai";

    private static readonly KindParameter TotalSteps = Number("total_steps", "The number of steps: where the progress is 1.", unit: "steps");
    private static readonly KindParameter Start = Number("start", "The value at step 0.");
    private static readonly KindParameter End = Number("end", "The value at `total_steps`.");
    private static readonly KindParameter Div = Number("div", "The rate at the start is `lr_max / div`.", "25");

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Fastai("SchedLin", "A straight line from one value to another.", [TotalSteps, Start, End], ["total_steps > 0"], "lerp(start, end, step / total_steps)")
            .Like("fvcore.LinearParamScheduler", "under other names", "`fastai.SchedLin`(step, 100, 0.1, 0.01)", "`fvcore.LinearParamScheduler`(step, 100, 0.1, 0.01)")
            .Until("total_steps", "the line goes on, in fastai as here"),

        Fastai(
            "SchedCos",
            "Half a cosine from one value to another. It is not held there: it turns back.",
            [TotalSteps, Start, End],
            ["total_steps > 0"],
            "start + (end - start) * (1 - cos(pi * step / total_steps)) / 2")
            .Like("fvcore.CosineParamScheduler", "under other names", "`fastai.SchedCos`(step, 100, 0.1, 0.01)", "`fvcore.CosineParamScheduler`(step, 100, 0.1, 0.01)")
            .Until("total_steps", "the value turns back, in fastai as here"),

        Fastai("SchedNo", "One value at all steps.", [Number("start", "The value."), Number("end", "Has no effect; fastai wants it.").Optional().WithoutEffect()], [], "start"),

        Fastai(
            "SchedExp",
            "An exponential from one value to another. It goes on without end.",
            [TotalSteps, Start, End],
            ["total_steps > 0", "start != 0"],
            "start * (end / start) ^ (step / total_steps)")
            .Like("fvcore.ExponentialParamScheduler", "its `decay` is `end / start`", "`fastai.SchedExp`(step, 100, 0.1, 0.01)", "`fvcore.ExponentialParamScheduler`(step, 100, 0.1, 0.1)"),

        Fastai(
            "SchedPoly",
            "From one value to another along a power of the progress. It goes on without end.",
            [TotalSteps, Start, End, Number("power", "The power of the progress; 1 is linear.")],
            ["total_steps > 0"],
            "lerp(start, end, (step / total_steps) ^ power)"),

        Fastai(
            "combined_cos",
            "Half a cosine from one value to another, and another one from there to a third.",
            [
                TotalSteps,
                Number("pct", "The part of the steps that the first half cosine takes."),
                Start,
                Number("middle", "The value between the two."),
                End,
            ],
            ["total_steps > 0", "pct >= 0", "pct <= 1"],
            """
            let pos = step / total_steps;
            pos < pct ? start + (middle - start) * (1 - cos(pi * pos / pct)) / 2
                      : middle + (end - middle) * (1 - cos(pi * (pos - pct) / (1 - pct))) / 2
            """)
            .Until("total_steps", "the value turns back, in fastai as here"),

        Fastai(
            "fit_one_cycle",
            "Up to `lr_max` along half a cosine, then down far below where it started along another: the rate of `Learner.fit_one_cycle`. It would be at its lowest one step after the last.",
            [
                TotalSteps,
                Number("lr_max", "The rate at the peak."),
                Div,
                Number("div_final", "The rate at the end is `lr_max / div_final`.", "100000"),
                Number("pct_start", "The part of the steps in which the rate rises.", "0.25"),
                Array("moms", "The momentum at the start, at the peak and at the end.", @default: "[0.95, 0.85, 0.95]"),
            ],
            ["total_steps > 0", "pct_start >= 0", "pct_start <= 1", "count(moms) == 3"],
            "`fastai.combined_cos`(step, total_steps, pct_start, lr_max / div, lr_max, lr_max / div_final)")
            .Output("momentum", "The momentum, from one of `moms` to the next along the same halves of cosines.", "`fastai.combined_cos`(step, total_steps, pct_start, at(moms, 0), at(moms, 1), at(moms, 2))")
            .Until("total_steps", "the value turns back, in fastai as here"),

        Fastai(
            "fit_flat_cos",
            "Constant, then half a cosine down: the rate of `Learner.fit_flat_cos`.",
            [
                TotalSteps,
                Number("lr", "The rate before it falls."),
                Number("div_final", "The rate at the end is `lr / div_final`.", "100000"),
                Number("pct_start", "The part of the steps in which the rate is constant.", "0.75"),
            ],
            ["total_steps > 0", "pct_start >= 0", "pct_start <= 1"],
            "`fastai.combined_cos`(step, total_steps, pct_start, lr, lr, lr / div_final)")
            .Until("total_steps", "the value turns back, in fastai as here"),

        Fastai(
            "fit_sgdr",
            "Half a cosine down to 0 over and over, each `cycle_mult` times as long as the one before: the rate of `Learner.fit_sgdr`. After the last it is 0.",
            [
                Number("steps_per_epoch", "The number of steps of an epoch.", unit: "steps"),
                Number("lr_max", "The rate at the start of each cycle."),
                Number("n_cycles", "How many cycles there are."),
                Number("cycle_len", "The length of the first cycle.", unit: "epochs"),
                Number("cycle_mult", "How many times as long each cycle is as the one before.", "2"),
            ],
            ["steps_per_epoch > 0", "n_cycles > 0", "cycle_len > 0", "cycle_mult > 1"],
            """
            let first = cycle_len * steps_per_epoch;
            let total = first * (cycle_mult ^ n_cycles - 1) / (cycle_mult - 1);
            step < total ? `torch.CosineAnnealingWarmRestarts`(step, lr_max, first, cycle_mult) : 0
            """),
    ];

    private static KindDefinition Fastai(string name, string description, KindParameter[] parameters, string[] constraints, string formula)
    {
        var source = new KindSource("fastai", "2.7", "https://docs.fast.ai/callback.schedule.html");
        return Kind(source, "fastai." + name, description, parameters, constraints, formula);
    }
}
