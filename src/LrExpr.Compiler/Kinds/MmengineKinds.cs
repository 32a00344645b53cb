using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>
/// The parameter schedulers of MMEngine, <c>mmengine/optim/scheduler</c>, each by itself. The step is the epoch, or the iteration with <c>by_epoch=False</c>.
/// A scheduler has a say in the steps from <c>begin</c> to before <c>end</c>; from the last of them on the value stays.
/// </summary>
internal static class MmengineKinds
{
    public const string Prefix = "mmengine";

    private static readonly KindParameter BaseRate = Number("base_lr", "The rate of the optimizer, or what the schedulers before have made of it.").OfOptimizer();
    private static readonly KindParameter Gamma = Number("gamma", "What the rate is multiplied by.", "0.1");
    private static readonly KindParameter Begin = Number("begin", "The first step at which the scheduler has a say; before it the rate is `base_lr`.", "0", "steps");
    private static readonly KindParameter End = Number("end", "The first step at which it has none any more; the rate stays as it was one step before.", "1e9", "steps");
    private static readonly KindParameter LowestRate = Number("eta_min", "The lowest rate; this or `eta_min_ratio`.").Optional();
    private static readonly KindParameter LowestPart = Number("eta_min_ratio", "The lowest rate as a part of `base_lr`; this or `eta_min`.").Optional();

    private const string Better =
        """
        let better = is(rule, less)
          ? (is(threshold_rule, rel) ? metric < best * (1 - threshold) : metric < best - threshold)
          : (is(threshold_rule, rel) ? metric > best * (threshold + 1) : metric > best + threshold);

        """;

    private const string Lowered =
        """
        let next = max(rate * factor, min_value);
        let lowered = rate - next > eps ? next : rate;

        """;

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Mmengine(
            "ConstantLR",
            "A part of the rate from `begin` on, and the whole again from the step before `end` on. Where that is the same step, it stays the part.",
            [BaseRate, Number("factor", "What the rate is multiplied by.", "1/3"), Begin, End],
            ["factor >= 0", "factor <= 1", "end > begin"],
            "base_lr * (step >= begin and (step < end - 1 or end - begin <= 1) ? factor : 1)")
            .Like("torch.ConstantLR", "its `total_iters` is `end - 1`", "`mmengine.ConstantLR`(step, 0.1, 0.5, end: 9)", "`torch.ConstantLR`(step, 0.1, 0.5, 8)"),

        Mmengine(
            "LinearLR",
            "From one part of the rate to another along a straight line, which ends one step before `end`. With its defaults it is a warm-up. With a `start_factor` of 0 MMEngine itself divides by zero.",
            [
                BaseRate,
                Number("start_factor", "What the rate is multiplied by at `begin`.", "1/3"),
                Number("end_factor", "What the rate is multiplied by at the end of the line.", "1"),
                Begin,
                End,
            ],
            ["start_factor >= 0", "start_factor <= 1", "end_factor >= 0", "end_factor <= 1", "end > begin"],
            """
            let length = end - begin - 1;
            let t = length > 0 ? clamp(step - begin, 0, length) / length : 0;
            base_lr * (step < begin ? 1 : lerp(start_factor, end_factor, t))
            """)
            .Like("torch.LinearLR", "its `total_iters` is `end - 1`", "`mmengine.LinearLR`(step, 0.1, 0.2, 0.8, end: 51)", "`torch.LinearLR`(step, 0.1, 0.2, 0.8, 50)")
            .Until("start_factor == 0 and end > begin + 2 ? begin : inf", "MMEngine raises ZeroDivisionError, and here the line goes on"),

        Mmengine(
            "CosineAnnealingLR",
            "A cosine from the rate down to the lowest rate. Where `end` lets it go on, it is not held there: it rises again.",
            [
                BaseRate,
                Number("T_max", "Half a period of the cosine; from `begin` to `end` where this is not given.", unit: "steps").Optional(),
                LowestRate,
                LowestPart,
                Begin,
                End,
            ],
            ["not given(T_max) or T_max > 0", "not given(eta_min) or not given(eta_min_ratio)", "end > begin"],
            """
            let low = if(given(eta_min_ratio), base_lr * eta_min_ratio, given(eta_min), eta_min, 0);
            let half = given(T_max) ? T_max : end - begin;
            let t = clamp(step - begin, 0, end - begin - 1) / half;
            low + (base_lr - low) * ((1 + cos(pi * t)) / 2)
            """)
            .Like("torch.CosineAnnealingLR", "without `begin` and `end`", "`mmengine.CosineAnnealingLR`(step, 0.1, 100, 0.01)", "`torch.CosineAnnealingLR`(step, 0.1, 100, 0.01)", 500)
            .Until("given(T_max) and begin + T_max < end - 1 ? begin + T_max : inf", "the rate rises again, in MMEngine as here"),

        Mmengine(
            "ExponentialLR",
            "Multiplies the rate by `gamma` at every step after `begin`.",
            [BaseRate, Number("gamma", "What the rate is multiplied by."), Begin, End],
            ["end > begin"],
            "base_lr * gamma ^ clamp(step - begin, 0, end - begin - 1)")
            .Like("torch.ExponentialLR", "without `begin` and `end`", "`mmengine.ExponentialLR`(step, 0.1, 0.99)", "`torch.ExponentialLR`(step, 0.1, 0.99)"),

        Mmengine(
            "MultiStepLR",
            "Multiplies the rate by `gamma` at each milestone: a milestone is the first step of the lower rate. One that stands twice counts twice.",
            [BaseRate, Array("milestones", "The steps after `begin` at which the rate changes, in any order.", "steps"), Gamma, Begin, End],
            ["end > begin"],
            "base_lr * gamma ^ reached(min(step, end - 1) - begin, sorted(milestones))")
            .Like("torch.MultiStepLR", "without `begin` and `end`", "`mmengine.MultiStepLR`(step, 0.1, [30, 80], 0.5)", "`torch.MultiStepLR`(step, 0.1, [30, 80], 0.5)"),

        Mmengine(
            "StepLR",
            "Multiplies the rate by `gamma` every `step_size` steps after `begin`.",
            [BaseRate, Number("step_size", "How many steps the rate stays the same.", unit: "steps"), Gamma, Begin, End],
            ["step_size > 0", "end > begin"],
            "base_lr * gamma ^ floor(clamp(step - begin, 0, end - begin - 1) / step_size)")
            .Like("torch.StepLR", "without `begin` and `end`", "`mmengine.StepLR`(step, 0.1, 30, 0.5)", "`torch.StepLR`(step, 0.1, 30, 0.5)"),

        Mmengine(
            "PolyLR",
            "Down to `eta_min` along a power of the remaining time, which ends one step before `end`.",
            [
                BaseRate,
                Number("eta_min", "The rate at the end.", "0"),
                Number("power", "The power of the remaining time; 1 is linear.", "1"),
                Begin,
                End,
            ],
            ["end > begin"],
            """
            let length = end - begin - 1;
            let left = length > 0 ? 1 - clamp(step - begin, 0, length) / length : 1;
            eta_min + (base_lr - eta_min) * left ^ power
            """)
            .Like("torch.PolynomialLR", "with `eta_min` 0; its `total_iters` is `end - 1`", "`mmengine.PolyLR`(step, 0.1, 0, 2, end: 101)", "`torch.PolynomialLR`(step, 0.1, 100, 2)")
            .Like("PolynomialDecay", "its `decay_steps` are `end - 1`", "`mmengine.PolyLR`(step, 0.1, 0.01, 2, end: 101)", "PolynomialDecay(step, 0.1, 100, 0.01, 2)"),

        Mmengine(
            "OneCycleLR",
            "Up to `eta_max`, then down to far below where it started (Smith and Topin, 2017). The peak is one step before `pct_start` of the steps, and the lowest rate at the last step. MMEngine itself raises more than one step after it; here a cosine rises again, and a line goes on.",
            [
                BaseRate,
                Number("eta_max", "The rate at the peak.", "0"),
                Number("total_steps", "The length of the cycle, a whole number; from `begin` to `end` where this is not given.", unit: "steps").Optional(),
                Number("pct_start", "The part of the steps in which the rate rises.", "0.3"),
                Choice("anneal_strategy", "The shape: cosine or straight lines.", ["cos", "linear"], "cos"),
                Number("div_factor", "The rate at the start is `eta_max / div_factor`.", "25"),
                Number("final_div_factor", "The rate at the end is that of the start divided by this.", "10000"),
                Boolean("three_phase", "Whether it falls back to the rate of the start, as long as it rose, before it falls to the end.", "false"),
                Begin,
                End,
            ],
            ["not given(total_steps) or total_steps > 0", "not given(total_steps) or total_steps % 1 == 0", "pct_start >= 0", "pct_start <= 1", "end > begin"],
            """
            let steps = given(total_steps) ? total_steps : end - begin;
            let s = clamp(step - begin, 0, end - begin - 1);
            let peak = pct_start * steps - 1;
            let back = three_phase ? 2 * pct_start * steps - 2 : steps - 1;
            let low = eta_max / div_factor;
            let phase = if(s < peak, 1, s < back or not three_phase, 2, 3);
            let from = phase == 2 ? eta_max : low;
            let to = if(phase == 1, eta_max, phase == 2 and three_phase, low, low / final_div_factor);
            let t = if(phase == 1, s / peak, phase == 2, (s - peak) / (back - peak), (s - back) / (steps - 1 - back));
            if(step < begin, base_lr,
               is(anneal_strategy, linear), (to - from) * t + from,
               to + (from - to) / 2 * (1 + cos(pi * t)))
            """)
            .Like("torch.OneCycleLR", "without `begin` and `end`", "`mmengine.OneCycleLR`(step, 0.1, 0.5, 100)", "`torch.OneCycleLR`(step, 0.5, 100)")
            .Until("given(total_steps) and begin + total_steps < end - 1 ? begin + total_steps : inf", "MMEngine raises ValueError, and here a cosine rises again and a line goes on"),

        Mmengine(
            "CosineRestartLR",
            "Half a cosine down to the lowest rate for each of `periods`, one after another. After the last one the rate stays as it was at its last step.",
            [
                BaseRate,
                Array("periods", "The lengths of the half cosines.", "steps"),
                Array("restart_weights", "What the rate is multiplied by at the start of each, as many as there are periods.", @default: "[1]"),
                LowestRate,
                LowestPart,
                Begin,
                End,
            ],
            [
                "count(periods) == count(restart_weights)",
                "at(sorted(periods), 0) > 0",
                "given(eta_min) != given(eta_min_ratio)",
                "end > begin",
            ],
            """
            let ends = sums(periods);
            let s = clamp(step - begin, 0, min(end - begin, at(ends, inf)) - 1);
            let i = reached(s, ends);
            let t = (s - at(ends, i)) / at(periods, i) + 1;
            let low = given(eta_min_ratio) ? base_lr * eta_min_ratio : eta_min;
            step < begin ? base_lr : low + (base_lr * at(restart_weights, i) - low) * ((1 + cos(pi * t)) / 2)
            """)
            .Like("torch.CosineAnnealingLR", "with one period, up to its last step", "`mmengine.CosineRestartLR`(step, 0.1, [100], eta_min: 0.01)", "`torch.CosineAnnealingLR`(step, 0.1, 100, 0.01)", 99),

        Mmengine(
            "ReduceOnPlateauLR",
            "Multiplies the rate by `factor` when the metric has not got better for more than `patience` reports. The step is the epoch; only those from `begin` to before `end` are counted, of which MMEngine counts from 1.",
            [
                Plateau.BaseRate,
                Choice("rule", "Whether a lower or a higher metric is better.", ["less", "greater"], "less"),
                Plateau.Factor,
                Plateau.Patience(),
                Plateau.Threshold(),
                Choice("threshold_rule", "Whether `threshold` is a part of the best metric or a difference.", ["rel", "abs"], "rel"),
                Plateau.Cooldown,
                Number("min_value", "The rate is not below.", "0"),
                Plateau.Eps,
                Number("begin", "The first epoch that is counted.", "0", "steps"),
                Number("end", "The first epoch that is not counted any more.", unit: "steps").Optional(),
            ],
            ["factor < 1", "threshold >= 0", "not given(end) or end > begin"],
            "rate")
            .Keeps(Plateau.States(Better, Lowered, listens: "(step + 1 >= begin and (not given(end) or step + 1 < end))", worst: "is(rule, less) ? inf : -inf"))
            .Like("torch.ReduceLROnPlateau", "with `mode`, `threshold_mode` and `min_lr`"),
    ];

    private static KindDefinition Mmengine(string name, string description, KindParameter[] parameters, string[] constraints, string formula)
    {
        var source = new KindSource("MMEngine", "0.11", $"https://mmengine.readthedocs.io/en/latest/api/generated/mmengine.optim.{name}.html");
        return Kind(source, "mmengine." + name, description, parameters, constraints, formula);
    }
}
