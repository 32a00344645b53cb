using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>
/// The schedules of PyTorch, <c>torch/optim/lr_scheduler.py</c>. The step is the number of calls of
/// <c>scheduler.step()</c>, be it one a batch or one an epoch.
/// </summary>
internal static class TorchKinds
{
    public const string Prefix = "torch";

    private static readonly KindParameter BaseRate = Number("base_lr", "The rate of the optimizer.").OfOptimizer();

    private static readonly KindParameter CycleMomentum = Boolean("cycle_momentum", "Whether there is a momentum that goes the other way.", "true");

    /// <summary>Where the curve of a cycle is: the height, from 0 to 1, and what is left of it.</summary>
    private const string Cycle =
        """
        let down = given(step_size_down) ? step_size_down : step_size_up;
        let cycle = floor(1 + step / (step_size_up + down));
        let x = 1 + step / (step_size_up + down) - cycle;
        let top = step_size_up / (step_size_up + down);
        let height = x <= top ? x / top : (x - 1) / (top - 1);
        let scale = if(given(scale_fn), scale_fn(is(scale_mode, cycle) ? cycle : step),
                       is(mode, triangular), 1,
                       is(mode, triangular2), 0.5 ^ (cycle - 1),
                       gamma ^ step);

        """;

    /// <summary>Where the one cycle is: the phase, and how much of it is done.</summary>
    private const string OneCycle =
        """
        let steps = given(total_steps) ? total_steps : epochs * steps_per_epoch;
        let peak = pct_start * steps - 1;
        let back = three_phase ? 2 * pct_start * steps - 2 : steps - 1;
        let phase = if(step < peak, 1, step < back or not three_phase, 2, 3);
        let t = if(phase == 1, step / peak, phase == 2, (step - peak) / (back - peak), (step - back) / (steps - 1 - back));

        """;

    private const string Annealed = "is(anneal_strategy, linear) ? (to - from) * t + from : to + (from - to) / 2 * (1 + cos(pi * t))";

    private static readonly KindParameter Gamma = Number("gamma", "What the rate is multiplied by.", "0.1");

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Torch(
            "LambdaLR",
            "The rate of the optimizer times a schedule of its own.",
            [BaseRate, Schedule("lr_lambda", "The factor: a formula or a schedule.")],
            [],
            "base_lr * lr_lambda(step)"),

        Torch(
            "StepLR",
            "Multiplies the rate by `gamma` at every multiple of `step_size`. It goes on without end.",
            [BaseRate, Number("step_size", "How many steps the rate stays the same.", unit: "steps"), Gamma],
            ["step_size > 0"],
            "base_lr * gamma ^ floor(step / step_size)")
            .Like("ExponentialDecay", "with `staircase`", "`torch.StepLR`(step, 0.1, 30, 0.5)", "ExponentialDecay(step, 0.1, 30, 0.5, true)"),

        Torch(
            "MultiStepLR",
            "Multiplies the rate by `gamma` at each milestone: a milestone is the first step of the lower rate. One that stands twice counts twice.",
            [BaseRate, Array("milestones", "The steps at which the rate changes, in ascending order.", "steps"), Gamma],
            [],
            "base_lr * gamma ^ reached(step, milestones)")
            .Like("PiecewiseConstantDecay", "its boundaries are one less: the last steps of the higher rates", "`torch.MultiStepLR`(step, 0.1, [30, 80], 0.5)", "PiecewiseConstantDecay(step, [29, 79], [0.1, 0.05, 0.025])")
            .Like("timm.MultiStepLRScheduler", "its `decay_t` are one more", "`torch.MultiStepLR`(step, 0.1, [30, 80], 0.5)", "`timm.MultiStepLRScheduler`(step, 0.1, [31, 81], 0.5)"),

        Torch(
            "ConstantLR",
            "A part of the rate before `total_iters`, and the whole from there on.",
            [
                BaseRate,
                Number("factor", "What the rate is multiplied by before `total_iters`.", "1/3"),
                Number("total_iters", "The first step with the whole rate.", "5", "steps"),
            ],
            ["factor >= 0", "factor <= 1"],
            "base_lr * (step < total_iters ? factor : 1)"),

        Torch(
            "LinearLR",
            "From one part of the rate to another along a straight line, then constant. With its defaults it is a warm-up.",
            [
                BaseRate,
                Number("start_factor", "What the rate is multiplied by at step 0.", "1/3"),
                Number("end_factor", "What the rate is multiplied by from `total_iters` on.", "1"),
                Number("total_iters", "The length of the line.", "5", "steps"),
            ],
            ["start_factor >= 0", "start_factor <= 1", "end_factor >= 0", "end_factor <= 1", "total_iters > 0"],
            "base_lr * lerp(start_factor, end_factor, min(step, total_iters) / total_iters)")
            .Like("optax.linear_schedule", "from `base_lr * start_factor` to `base_lr * end_factor`", "`torch.LinearLR`(step, 0.1, 0.2, 0.8, 50)", "`optax.linear_schedule`(step, 0.02, 0.08, 50)"),

        Torch(
            "ExponentialLR",
            "Multiplies the rate by `gamma` at every step. It goes on without end.",
            [BaseRate, Number("gamma", "What the rate is multiplied by.")],
            [],
            "base_lr * gamma ^ step")
            .Like("ExponentialDecay", "with `decay_steps` 1", "`torch.ExponentialLR`(step, 0.1, 0.99)", "ExponentialDecay(step, 0.1, 1, 0.99)"),

        Torch(
            "PolynomialLR",
            "Down to 0 at `total_iters` along a power of the remaining time, and 0 from there on.",
            [
                BaseRate,
                Number("total_iters", "The length of the decay.", "5", "steps"),
                Number("power", "The power of the remaining time; 1 is linear.", "1"),
            ],
            ["total_iters > 0"],
            "base_lr * (1 - min(step, total_iters) / total_iters) ^ power")
            .Like("PolynomialDecay", "with `end_learning_rate` 0", "`torch.PolynomialLR`(step, 0.1, 100, 2)", "PolynomialDecay(step, 0.1, 100, 0, 2)"),

        Torch(
            "CosineAnnealingLR",
            "A cosine from the rate down to `eta_min` at `T_max`. It is not held there: it rises again, and is back at the rate at `2 * T_max`.",
            [
                BaseRate,
                Number("T_max", "Half a period of the cosine.", unit: "steps"),
                Number("eta_min", "The lowest rate.", "0"),
            ],
            ["T_max > 0"],
            "eta_min + (base_lr - eta_min) * (1 + cos(pi * step / T_max)) / 2")
            .Like("CosineDecay", "up to `T_max`, where it stays down; its `alpha` is `eta_min / base_lr`", "`torch.CosineAnnealingLR`(step, 0.1, 100, 0.01)", "CosineDecay(step, 0.1, 100, 0.1)", 100)
            .Like("fvcore.CosineParamScheduler", "its `max_iter` is `T_max`", "`torch.CosineAnnealingLR`(step, 0.1, 100, 0.01)", "`fvcore.CosineParamScheduler`(step, 100, 0.1, 0.01)", 500)
            .Until("T_max", "the rate rises again, in PyTorch as here"),

        Torch(
            "CosineAnnealingWarmRestarts",
            "Half a cosine from the rate down to `eta_min` over and over, each time `T_mult` times as long. A period begins with the whole rate.",
            [
                BaseRate,
                Number("T_0", "The length of the first period.", unit: "steps"),
                Number("T_mult", "How many times as long each period is as the one before.", "1"),
                Number("eta_min", "The lowest rate.", "0"),
            ],
            ["T_0 > 0", "T_mult >= 1"],
            """
            # The logarithm may miss a restart by its last digit: the index is compared with where the periods start.
            let x = step / T_0;
            let guess = T_mult == 1 ? floor(x) : floor(log(x * (T_mult - 1) + 1, T_mult));
            let period = T_mult == 1 ? guess
                       : guess + (T_0 * (T_mult ^ (guess + 1) - 1) / (T_mult - 1) <= step ? 1 : 0)
                               - (T_0 * (T_mult ^ guess - 1) / (T_mult - 1) > step ? 1 : 0);
            let start = T_mult == 1 ? T_0 * period : T_0 * (T_mult ^ period - 1) / (T_mult - 1);
            eta_min + (base_lr - eta_min) * (1 + cos(pi * (step - start) / (T_0 * T_mult ^ period))) / 2
            """)
            .Like("CosineDecayRestarts", "with `t_mul` as `T_mult`, `m_mul` 1 and `alpha` `eta_min / base_lr`", "`torch.CosineAnnealingWarmRestarts`(step, 0.1, 10, 2, 0.01)", "CosineDecayRestarts(step, 0.1, 10, 2, 1, 0.1)", 700),

        Torch(
            "CyclicLR",
            "Up to `max_lr` and down to `base_lr` along straight lines, over and over. From the second cycle on the height may shrink.",
            [
                Number("base_lr", "The lowest rate."),
                Number("max_lr", "The highest rate, of the first cycle at least."),
                Number("step_size_up", "How long it rises.", "2000", "steps"),
                Number("step_size_down", "How long it falls; as long as it rises where this is not given.", unit: "steps").Optional(),
                Choice(
                    "mode",
                    "How the height shrinks: not at all, by half every cycle, or by `gamma` every step. Not used with `scale_fn`.",
                    ["triangular", "triangular2", "exp_range"],
                    "triangular"),
                Number("gamma", "What the height is multiplied by every step in mode `exp_range`.", "1"),
                Schedule("scale_fn", "The part of the height there is left; instead of `mode`.").Optional(),
                Choice("scale_mode", "What `scale_fn` is called with: the cycle, counted from 1, or the step.", ["cycle", "iterations"], "cycle"),
                CycleMomentum,
                Number("base_momentum", "The momentum at the highest rate of the first cycle.", "0.8"),
                Number("max_momentum", "The momentum at the lowest rate.", "0.9"),
            ],
            ["step_size_up > 0", "not given(step_size_down) or step_size_down > 0"],
            Cycle + "base_lr + (max_lr - base_lr) * height * scale")
            .Output(
                "momentum",
                "From `max_momentum` down to `base_momentum` while the rate rises, and back.",
                Cycle + "max_momentum - (max_momentum - base_momentum) * height * scale",
                when: "cycle_momentum")
            .Like("thinc.cyclic_triangular", "in mode `triangular`; it is one step ahead", "`torch.CyclicLR`(step + 1, 0.01, 0.1, 20)", "`thinc.cyclic_triangular`(step, 0.01, 0.1, 20)"),

        Torch(
            "OneCycleLR",
            "Up to `max_lr`, then down to far below where it started (Smith and Topin, 2017). The peak is one step before `pct_start` of the steps, perhaps between two steps, and the lowest rate at the last step. It is not held there: a cosine rises again, a line falls below 0.",
            [
                Number("max_lr", "The rate at the peak."),
                Number("total_steps", "The length of the cycle; else it is `epochs * steps_per_epoch`.", unit: "steps").Optional(),
                Number("epochs", "Together with `steps_per_epoch` instead of `total_steps`, which goes before.", unit: "epochs").Optional(),
                Number("steps_per_epoch", "Together with `epochs` instead of `total_steps`.", unit: "steps").Optional(),
                Number("pct_start", "The part of the steps in which the rate rises.", "0.3"),
                Choice("anneal_strategy", "The shape: cosine or straight lines.", ["cos", "linear"], "cos"),
                Number("div_factor", "The rate at the start is `max_lr / div_factor`.", "25"),
                Number("final_div_factor", "The rate at the end is that of the start divided by this.", "10000"),
                Boolean("three_phase", "Whether it falls back to the rate of the start, as long as it rose, before it falls to the end.", "false"),
                CycleMomentum,
                Number("base_momentum", "The momentum at the peak.", "0.85"),
                Number("max_momentum", "The momentum at the start and at the end.", "0.95"),
            ],
            [
                "given(total_steps) or given(epochs) and given(steps_per_epoch)",
                "not given(total_steps) or total_steps > 0",
                "pct_start >= 0",
                "pct_start <= 1",
            ],
            OneCycle + """
            let low = max_lr / div_factor;
            let from = phase == 2 ? max_lr : low;
            let to = if(phase == 1, max_lr, phase == 2 and three_phase, low, low / final_div_factor);

            """ + Annealed)
            .Output(
                "momentum",
                "From `max_momentum` down to `base_momentum` at the peak and back, in the same phases. In the third of three it stays at `max_momentum`.",
                OneCycle + """
                let from = phase == 2 ? base_momentum : max_momentum;
                let to = phase == 1 ? base_momentum : max_momentum;

                """ + Annealed,
                when: "cycle_momentum")
            .Until("given(total_steps) ? total_steps : epochs * steps_per_epoch", "PyTorch raises ValueError, and here a cosine rises again and a line falls below 0"),

        Torch(
            "SequentialLR",
            "One schedule after another. Each begins with its own step 0 at its milestone, which is its first step.",
            [
                Schedules("schedulers", "The schedules, one more than there are milestones."),
                Array("milestones", "The steps at which the next schedule begins, in ascending order.", "steps"),
            ],
            [],
            "join(step, milestones, schedulers)")
            .Like("lrexpr.sequential", "under other names", "`torch.SequentialLR`(step, [a, b], [30])", "`lrexpr.sequential`(step, [a, b], [30])", 100)
            .Like("optax.join_schedules", "under other names", "`torch.SequentialLR`(step, [a, b], [30])", "`optax.join_schedules`(step, [a, b], [30])", 100),

        Torch(
            "ChainedScheduler",
            "Several schedules of one optimizer at once: each multiplies the rate that the ones before left. All have the rate of the optimizer as their own, and what counts of each is its part of that. These are the values of PyTorch where all of them multiply; beside others, one that goes to a rate of its own, such as an `eta_min` above 0, goes to another one there.",
            [
                BaseRate,
                Schedules("schedulers", "The schedules, each with the same `base_lr`."),
            ],
            ["base_lr != 0"],
            "fold(schedulers, scheduler, rate, base_lr, rate * (scheduler(step) / base_lr))")
            .Like("lrexpr.product", "the schedules with 1 as their rate, and `base_lr` as one more", "`torch.ChainedScheduler`(step, 1, [a, b])", "`lrexpr.product`(step, [a, b])", 100),

        Torch(
            "SWALR",
            "From the rate of the optimizer to that of weight averaging in `anneal_epochs` steps, then constant.",
            [
                BaseRate,
                Number("swa_lr", "The rate at the end."),
                Number("anneal_epochs", "The length of the way; with 0 it is at the end at once.", "10", "steps"),
                Choice("anneal_strategy", "The shape: half a cosine or a straight line.", ["cos", "linear"], "cos"),
            ],
            ["anneal_epochs >= 0"],
            """
            let t = clamp(max(step, anneal_epochs == 0 ? 1 : 0) / max(1, anneal_epochs), 0, 1);
            lerp(base_lr, swa_lr, is(anneal_strategy, linear) ? t : (1 - cos(pi * t)) / 2)
            """),

        Torch(
            "ReduceLROnPlateau",
            "Multiplies the rate by `factor` when the metric has not got better for more than `patience` reports.",
            [BaseRate, Plateau.Mode, Plateau.Factor, Plateau.Patience(), Plateau.Threshold(), Plateau.ThresholdMode, Plateau.Cooldown, Plateau.MinRate, Plateau.Eps],
            ["factor < 1"],
            "rate")
            .Keeps(Plateau.States()),
    ];

    private static KindDefinition Torch(string name, string description, KindParameter[] parameters, string[] constraints, string formula)
    {
        string module = name == "SWALR" ? "swa_utils" : "lr_scheduler";
        var source = new KindSource("PyTorch", "2.14", $"https://docs.pytorch.org/docs/stable/generated/torch.optim.{module}.{name}.html");
        return Kind(source, "torch." + name, description, parameters, constraints, formula);
    }
}
