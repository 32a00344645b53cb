using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>The schedules of PaddlePaddle, <c>python/paddle/optimizer/lr.py</c>. The step is the number of calls of <c>scheduler.step()</c>.</summary>
internal static class PaddleKinds
{
    public const string Prefix = "paddle";

    private static readonly KindParameter Rate = Number("learning_rate", "The rate at step 0.");
    private static readonly KindParameter Gamma = Number("gamma", "What the rate is multiplied by; below 1.", "0.1");
    private static readonly KindParameter LowestRate = Number("eta_min", "The lowest rate.", "0");

    /// <summary>In cooldown a metric is not even compared.</summary>
    private const string Better =
        """
        let better = is(mode, min)
          ? (is(threshold_mode, rel) ? metric < best - best * threshold : metric < best - threshold)
          : (is(threshold_mode, rel) ? metric > best + best * threshold : metric > best + threshold);
        let first = best == (is(mode, min) ? inf : -inf);

        """;

    private const string Count = "let count = cooling > 0 ? bad : first or better ? 0 : bad + 1;\n";

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Paddle(
            "NoamDecay",
            "A straight line up from 0, then down with one over the square root of the step (Vaswani et al., 2017).",
            [
                Number("d_model", "The width of the model: all is divided by its square root."),
                Number("warmup_steps", "The length of the warm-up.", unit: "steps"),
                Number("learning_rate", "What all is multiplied by.", "1"),
            ],
            ["d_model > 0", "warmup_steps > 0", "learning_rate >= 0"],
            "learning_rate * d_model ^ -0.5 * min(step ^ -0.5, step * warmup_steps ^ -1.5)"),

        Paddle(
            "PiecewiseDecay",
            "One constant value after another. A boundary is the first step of the value after it. One that is not above all those before it has no effect but that its value is left out. Where there are more values than needed, the last of them is the one after all boundaries.",
            [
                Array("boundaries", "The first step of each value but the first.", "steps"),
                Array("values", "The values, at least one more than there are boundaries."),
            ],
            ["count(boundaries) > 0", "count(values) > count(boundaries)"],
            """
            let i = reached(step, maxima(boundaries));
            at(values, i < count(boundaries) ? i : inf)
            """)
            .Like("PiecewiseConstantDecay", "its boundaries are one less: the last steps of the values", "`paddle.PiecewiseDecay`(step, [30, 60], [0.1, 0.05, 0.01])", "PiecewiseConstantDecay(step, [29, 59], [0.1, 0.05, 0.01])"),

        Paddle(
            "NaturalExpDecay",
            "Down along an exponential function of the step.",
            [Rate, Number("gamma", "What is taken from the exponent at every step.")],
            ["learning_rate >= 0", "gamma > 0"],
            "learning_rate * exp(-gamma * step)")
            .Like("paddle.ExponentialDecay", "with `gamma` `exp(-gamma)`", "`paddle.NaturalExpDecay`(step, 0.1, 0.05)", "`paddle.ExponentialDecay`(step, 0.1, exp(-0.05))"),

        Paddle(
            "InverseTimeDecay",
            "Divides the rate by 1 plus `gamma` for every step. With a `gamma` below 0 it rises, and is infinite at step `-1 / gamma`.",
            [Rate, Number("gamma", "What is added to the divisor at every step.")],
            ["learning_rate >= 0"],
            "learning_rate / (1 + gamma * step)")
            .Like("InverseTimeDecay", "with `decay_steps` 1", "`paddle.InverseTimeDecay`(step, 0.1, 0.05)", "InverseTimeDecay(step, 0.1, 1, 0.05)")
            .Until("gamma < 0 ? ceil(-1 / gamma) - 1 : inf", "the rate is infinite, where Paddle raises ZeroDivisionError, and below 0 from there on"),

        Paddle(
            "PolynomialDecay",
            "From the rate to `end_lr` along a power of the remaining time. With `cycle` it starts again, each time with more steps and from a lower rate.",
            [
                Rate,
                Number("decay_steps", "The length of the decay; a whole number.", unit: "steps"),
                Number("end_lr", "The rate after `decay_steps`.", "0.0001"),
                Number("power", "The power of the remaining time; 1 is linear.", "1"),
                Boolean("cycle", "Whether to start again beyond `decay_steps`.", "false"),
            ],
            ["learning_rate >= 0", "decay_steps > 0", "decay_steps % 1 == 0", "power > 0"],
            """
            let length = cycle and step > decay_steps ? decay_steps * ceil(step / decay_steps) : decay_steps;
            end_lr + (learning_rate - end_lr) * (1 - min(step, length) / length) ^ power
            """)
            .Like("PolynomialDecay", "under other names", "`paddle.PolynomialDecay`(step, 0.1, 50, 0.01, 2, true)", "PolynomialDecay(step, 0.1, 50, 0.01, 2, true)"),

        Paddle(
            "LinearWarmup",
            "A straight line up, then a schedule or a constant, which begins with its own step 0 where the line ends. There is a jump where `end_lr` is not its first value.",
            [
                Schedule("learning_rate", "The schedule or the constant after the warm-up."),
                Number("warmup_steps", "The length of the warm-up.", unit: "steps"),
                Number("start_lr", "The rate at step 0."),
                Number("end_lr", "The rate at the end of the line, which is the first step of the schedule."),
            ],
            ["start_lr >= 0", "end_lr > start_lr"],
            "step < warmup_steps ? lerp(start_lr, end_lr, step / warmup_steps) : learning_rate(step - warmup_steps)")
            .Like("lrexpr.warmup", "with `start_lr` 0 and the schedule's first value as `end_lr`", "`paddle.LinearWarmup`(step, b, 20, 0, 1)", "`lrexpr.warmup`(step, 20, b)"),

        Paddle(
            "ExponentialDecay",
            "Multiplies the rate by `gamma` at every step.",
            [Rate, Number("gamma", "What the rate is multiplied by; between 0 and 1.")],
            ["learning_rate >= 0", "gamma > 0", "gamma < 1"],
            "learning_rate * gamma ^ step")
            .Like("torch.ExponentialLR", "under other names", "`paddle.ExponentialDecay`(step, 0.1, 0.99)", "`torch.ExponentialLR`(step, 0.1, 0.99)"),

        Paddle(
            "MultiStepDecay",
            "Multiplies the rate by `gamma` at each milestone: a milestone is the first step of the lower rate.",
            [Rate, Array("milestones", "The steps at which the rate changes, strictly increasing.", "steps"), Gamma],
            ["learning_rate >= 0", "gamma < 1"],
            """
            # As many milestones as are below the next step have been reached; unlike `reached`, this wants them all different.
            learning_rate * gamma ^ piecewise(step + 1, milestones, range(count(milestones) + 1))
            """)
            .Like("torch.MultiStepLR", "under other names", "`paddle.MultiStepDecay`(step, 0.1, [30, 80], 0.5)", "`torch.MultiStepLR`(step, 0.1, [30, 80], 0.5)"),

        Paddle(
            "StepDecay",
            "Multiplies the rate by `gamma` at every multiple of `step_size`. It goes on without end.",
            [Rate, Number("step_size", "How many steps the rate stays the same.", unit: "steps"), Gamma],
            ["learning_rate >= 0", "step_size > 0", "gamma < 1"],
            "learning_rate * gamma ^ floor(step / step_size)")
            .Like("torch.StepLR", "under other names", "`paddle.StepDecay`(step, 0.1, 30, 0.5)", "`torch.StepLR`(step, 0.1, 30, 0.5)"),

        Paddle(
            "LambdaDecay",
            "The rate times a schedule of its own.",
            [Number("learning_rate", "The rate."), Schedule("lr_lambda", "The factor: a formula or a schedule.")],
            ["learning_rate >= 0"],
            "learning_rate * lr_lambda(step)")
            .Like("torch.LambdaLR", "under other names", "`paddle.LambdaDecay`(step, 0.1, b)", "`torch.LambdaLR`(step, 0.1, b)"),

        Paddle(
            "CosineAnnealingDecay",
            "A cosine from the rate down to `eta_min` at `T_max`. It is not held there: it rises again, and is back at the rate at `2 * T_max`.",
            [Rate, Number("T_max", "Half a period of the cosine.", unit: "steps"), LowestRate],
            ["learning_rate >= 0", "T_max > 0"],
            "eta_min + (learning_rate - eta_min) * (1 + cos(pi * step / T_max)) / 2")
            .Like("torch.CosineAnnealingLR", "under other names", "`paddle.CosineAnnealingDecay`(step, 0.1, 100, 0.01)", "`torch.CosineAnnealingLR`(step, 0.1, 100, 0.01)", 500)
            .Until("T_max", "the rate rises again, in Paddle as here"),

        Paddle(
            "OneCycleLR",
            "Up to `max_learning_rate`, then down to `end_learning_rate` (Smith and Topin, 2017). The peak is one step before `phase_pct` of the steps, and the lowest rate at the last step. Paddle itself raises more than one step after it; here a cosine rises again, and a line goes on.",
            [
                Number("max_learning_rate", "The rate at the peak."),
                Number("total_steps", "The length of the cycle.", unit: "steps"),
                Number("divide_factor", "The rate at the start is `max_learning_rate / divide_factor`.", "25"),
                Number("end_learning_rate", "The rate at the end: a rate, no divisor as in PyTorch.", "0.0001"),
                Number("phase_pct", "The part of the steps in which the rate rises.", "0.3"),
                Choice("anneal_strategy", "The shape: cosine or straight lines.", ["cos", "linear"], "cos"),
                Boolean("three_phase", "Whether it falls back to the rate of the start, as long as it rose, before it falls to the end.", "false"),
            ],
            [
                "max_learning_rate >= 0",
                "total_steps > 0",
                "divide_factor > 0",
                "end_learning_rate >= 0",
                "phase_pct >= 0",
                "phase_pct <= 1",
                "not three_phase or phase_pct < 0.5",
            ],
            """
            let peak = phase_pct * total_steps - 1;
            let last = total_steps - 1;
            let back = three_phase ? 2 * peak : last;
            let low = max_learning_rate / divide_factor;
            let phase = if(step < peak, 1, step < back or not three_phase, 2, 3);
            let from = phase == 2 ? max_learning_rate : low;
            let to = if(phase == 1, max_learning_rate, phase == 2 and three_phase, low, end_learning_rate);
            let t = if(phase == 1, step / peak, phase == 2, (step - peak) / (back - peak), (step - back) / (last - back));
            is(anneal_strategy, linear) ? (to - from) * t + from : to + (from - to) / 2 * (1 + cos(pi * t))
            """)
            .Like("torch.OneCycleLR", "with `end_learning_rate` as a part of the first rate", "`paddle.OneCycleLR`(step, 0.5, 100, 25, 0.001)", "`torch.OneCycleLR`(step, 0.5, 100, final_div_factor: 20)")
            .Until("total_steps", "Paddle raises ValueError, and here a cosine rises again and a line goes on"),

        Paddle(
            "CyclicLR",
            "Up to `max_learning_rate` and down to `base_learning_rate` along straight lines, over and over. From the second cycle on the height may shrink.",
            [
                Number("base_learning_rate", "The lowest rate."),
                Number("max_learning_rate", "The highest rate, of the first cycle at least."),
                Number("step_size_up", "How long it rises.", unit: "steps"),
                Number("step_size_down", "How long it falls; as long as it rises where this is not given.", unit: "steps").Optional(),
                Choice(
                    "mode",
                    "How the height shrinks: not at all, by half every cycle, or by `exp_gamma` every step. Not used with `scale_fn`.",
                    ["triangular", "triangular2", "exp_range"],
                    "triangular"),
                Number("exp_gamma", "What the height is multiplied by every step in mode `exp_range`.", "1"),
                Schedule("scale_fn", "The part of the height there is left; instead of `mode`.").Optional(),
                Choice("scale_mode", "What `scale_fn` is called with: the cycle, counted from 1, or the step.", ["cycle", "iterations"], "cycle"),
            ],
            ["base_learning_rate >= 0", "step_size_up > 0", "not given(step_size_down) or step_size_down > 0"],
            """
            let length = step_size_up + (given(step_size_down) ? step_size_down : step_size_up);
            let cycle = floor(1 + step / length);
            let x = 1 + step / length - cycle;
            let top = step_size_up / length;
            let height = x <= top ? x / top : (1 - x) / (1 - top);
            let scale = if(given(scale_fn), scale_fn(is(scale_mode, cycle) ? cycle : step),
                           is(mode, triangular), 1,
                           is(mode, triangular2), 0.5 ^ (cycle - 1),
                           exp_gamma ^ step);
            base_learning_rate + (max_learning_rate - base_learning_rate) * height * scale
            """)
            .Like("torch.CyclicLR", "under other names", "`paddle.CyclicLR`(step, 0.01, 0.1, 20, 30, exp_range, 0.99)", "`torch.CyclicLR`(step, 0.01, 0.1, 20, 30, exp_range, 0.99)"),

        Paddle(
            "LinearLR",
            "From one part of the rate to another along a straight line, then constant. With its defaults it is a warm-up.",
            [
                Number("learning_rate", "The whole rate."),
                Number("total_steps", "The length of the line.", unit: "steps"),
                Number("start_factor", "What the rate is multiplied by at step 0.", "1/3"),
                Number("end_factor", "What the rate is multiplied by from `total_steps` on.", "1"),
            ],
            ["learning_rate >= 0", "total_steps > 0", "start_factor > 0", "start_factor <= 1", "end_factor >= 0", "end_factor <= 1"],
            "learning_rate * lerp(start_factor, end_factor, min(step, total_steps) / total_steps)")
            .Like("torch.LinearLR", "its `total_iters` are `total_steps`", "`paddle.LinearLR`(step, 0.1, 50, 0.2, 0.8)", "`torch.LinearLR`(step, 0.1, 0.2, 0.8, 50)"),

        Paddle(
            "CosineAnnealingWarmRestarts",
            "Half a cosine from the rate down to `eta_min` over and over, each time `T_mult` times as long. A period begins with the whole rate.",
            [
                Rate,
                Number("T_0", "The length of the first period; a whole number.", unit: "steps"),
                Number("T_mult", "How many times as long each period is as the one before; a whole number.", "1"),
                LowestRate,
            ],
            ["learning_rate >= 0", "T_0 > 0", "T_0 % 1 == 0", "T_mult >= 1", "T_mult % 1 == 0"],
            "`torch.CosineAnnealingWarmRestarts`(step, learning_rate, T_0, T_mult, eta_min)")
            .Like("torch.CosineAnnealingWarmRestarts", "under other names", "`paddle.CosineAnnealingWarmRestarts`(step, 0.1, 10, 2, 0.01)", "`torch.CosineAnnealingWarmRestarts`(step, 0.1, 10, 2, 0.01)", 700),

        Paddle(
            "ReduceOnPlateau",
            "Multiplies the rate by `factor` when the metric has not got better for more than `patience` reports. While it cools down, a metric is not even compared with the best, which `torch.ReduceLROnPlateau` does.",
            [
                Number("learning_rate", "The rate before any report."),
                Plateau.Mode,
                Plateau.Factor,
                Plateau.Patience(),
                Plateau.Threshold(),
                Plateau.ThresholdMode,
                Plateau.Cooldown,
                Plateau.MinRate,
                Number("epsilon", "A reduction by no more is not made.", "1e-8"),
            ],
            ["factor < 1"],
            "rate")
            .Keeps(
            [
                State("rate", "learning_rate", "let next = max(rate * factor, min_lr);\n" + Better + Count + "cooling <= 0 and count > patience and rate - next > epsilon ? next : rate"),
                State("best", Plateau.Worst, Better + "cooling <= 0 and (first or better) ? metric : best"),
                State("bad", "0", Better + Count + "cooling <= 0 and count > patience ? 0 : count"),
                State("cooling", "0", Better + Count + "cooling > 0 ? cooling - 1 : count > patience ? cooldown : 0"),
            ]),
    ];

    private static KindDefinition Paddle(string name, string description, KindParameter[] parameters, string[] constraints, string formula)
    {
        var source = new KindSource("Paddle", "3", $"https://www.paddlepaddle.org.cn/documentation/docs/en/api/paddle/optimizer/lr/{name}_en.html");
        return Kind(source, "paddle." + name, description, parameters, constraints, formula);
    }
}
