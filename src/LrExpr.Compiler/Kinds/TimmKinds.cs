using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>The schedules of timm, <c>timm/scheduler</c>, that are functions of the step alone, without their noise, which is that of PyTorch's generator.</summary>
internal static class TimmKinds
{
    public const string Prefix = "timm";

    /// <summary>The period a step is in, for the schedules that have periods: <c>i</c>, how long it is, how far into it, and the rate it starts from.</summary>
    private const string Periods =
        """
        # The logarithm may miss a restart by its last digit: the index is compared with where the periods start.
        let x = u / t_initial;
        let guess = cycle_mul == 1 ? floor(x) : floor(log(1 - x * (1 - cycle_mul), cycle_mul));
        let i = cycle_mul == 1 ? guess
              : guess + (t_initial * (1 - cycle_mul ^ (guess + 1)) / (1 - cycle_mul) <= u ? 1 : 0)
                      - (t_initial * (1 - cycle_mul ^ guess) / (1 - cycle_mul) > u ? 1 : 0);
        let t_i = t_initial * cycle_mul ^ i;
        let t = cycle_mul == 1 ? u - t_initial * i : u - t_initial * (1 - cycle_mul ^ i) / (1 - cycle_mul);
        let top = base_lr * cycle_decay ^ i;
        """;

    private static readonly KindParameter BaseRate = Number("base_lr", "The rate of the optimizer.");
    private static readonly KindParameter DecayRate = Number("decay_rate", "What the rate is multiplied by.", "1");
    private static readonly KindParameter WarmupSteps = Number("warmup_t", "The length of the warm-up.", "0", "steps");
    private static readonly KindParameter WarmupInit = Number("warmup_lr_init", "The rate at the start of the warm-up.", "0");

    private static readonly KindParameter FirstPeriod = Number("t_initial", "The length of the first period.", unit: "steps");

    private static readonly KindParameter[] Cycles =
    [
        Number("lr_min", "The lowest rate.", "0"),
        Number("cycle_mul", "How many times as long each period is as the one before.", "1"),
        Number("cycle_decay", "How many times as high each period starts as the one before.", "1"),
        Number("cycle_limit", "How many periods there are; after them the rate is `lr_min`.", "1"),
        WarmupSteps,
        WarmupInit,
        WarmupPrefix("false"),
    ];

    private static readonly string[] CycleRules = ["t_initial > 0", "lr_min >= 0", "cycle_mul > 0"];

    private static readonly KindParameter KDecay = Number("k_decay", "The power of the time in a period (k-decay, Zhang and Li, 2020).", "1");

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Timm(
            "CosineLRScheduler",
            "Half a cosine from the rate down to `lr_min`, once or `cycle_limit` times, then constant. Without `warmup_prefix` the warm-up rises to the whole rate, and the cosine is entered where it is by then: a step down.",
            [BaseRate, FirstPeriod, .. Cycles, KDecay],
            CycleRules,
            $"""
            let u = warmup_prefix ? step - warmup_t : step;
            {Periods}
            if(step < warmup_t, warmup_lr_init + step * (base_lr - warmup_lr_init) / warmup_t,
               i >= cycle_limit, lr_min,
               lr_min + 0.5 * (top - lr_min) * (1 + cos(pi * t ^ k_decay / t_i ^ k_decay)))
            """)
            .Like("CosineDecayRestarts", "with `lr_min` 0, without warm-up, within `cycle_limit` periods", "`timm.CosineLRScheduler`(step, 0.1, 10, 0, 2, 0.5, 6)", "CosineDecayRestarts(step, 0.1, 10, 2, 0.5)", 629)
            .Like("torch.CosineAnnealingWarmRestarts", "with `cycle_decay` 1, without warm-up, within `cycle_limit` periods", "`timm.CosineLRScheduler`(step, 0.1, 10, 0.01, 2, cycle_limit: 6)", "`torch.CosineAnnealingWarmRestarts`(step, 0.1, 10, 2, 0.01)", 629),

        Timm(
            "PolyLRScheduler",
            "From the rate down to `lr_min` along a power of the remaining time, once or `cycle_limit` times, then constant. Without `warmup_prefix` the warm-up rises to the whole rate, and the curve is entered where it is by then: a step down.",
            [BaseRate, FirstPeriod, Number("power", "The power of the remaining time; 1 is linear.", "0.5"), .. Cycles, KDecay],
            CycleRules,
            $"""
            let u = warmup_prefix ? step - warmup_t : step;
            {Periods}
            if(step < warmup_t, warmup_lr_init + step * (base_lr - warmup_lr_init) / warmup_t,
               i >= cycle_limit, lr_min,
               lr_min + (top - lr_min) * (1 - t ^ k_decay / t_i ^ k_decay) ^ power)
            """),

        Timm(
            "TanhLRScheduler",
            "A hyperbolic tangent from the rate down to `lr_min`, once or `cycle_limit` times, then constant. It never quite begins with the rate nor ends with `lr_min`. Without `warmup_prefix` the warm-up rises to where the curve is by then.",
            [
                BaseRate,
                FirstPeriod,
                Number("lb", "Where on the tangent a period begins.", "-7"),
                Number("ub", "Where on the tangent a period ends.", "3"),
                .. Cycles,
            ],
            [.. CycleRules, "lb < ub"],
            $"""
            let u = warmup_prefix ? step - warmup_t : max(step, warmup_t);
            {Periods}
            let value = i >= cycle_limit ? lr_min
                      : lr_min + 0.5 * (top - lr_min) * (1 - tanh(lb * (1 - t / t_i) + ub * t / t_i));
            step < warmup_t ? warmup_lr_init + step * ((warmup_prefix ? base_lr : value) - warmup_lr_init) / warmup_t : value
            """),

        Timm(
            "StepLRScheduler",
            "Multiplies the rate by `decay_rate` every `decay_t` steps, which may be a fraction, after a warm-up along a straight line. It goes on without end.",
            [BaseRate, Number("decay_t", "How many steps the rate stays the same.", unit: "steps"), DecayRate, WarmupSteps, WarmupInit, WarmupPrefix("true")],
            ["decay_t > 0"],
            """
            step < warmup_t
              ? warmup_lr_init + step * (base_lr - warmup_lr_init) / warmup_t
              : base_lr * decay_rate ^ div(step - (warmup_prefix ? warmup_t : 0), decay_t)
            """)
            .Like("torch.StepLR", "without warm-up", "`timm.StepLRScheduler`(step, 0.1, 30, 0.5)", "`torch.StepLR`(step, 0.1, 30, 0.5)"),

        Timm(
            "MultiStepLRScheduler",
            "Multiplies the rate by `decay_rate` one step before each of `decay_t`, after a warm-up along a straight line.",
            [
                BaseRate,
                Array("decay_t", "The steps after those at which the rate changes, in ascending order.", "steps"),
                DecayRate,
                WarmupSteps,
                WarmupInit,
                WarmupPrefix("true"),
            ],
            [],
            """
            # timm counts the milestones up to step + 1.
            step < warmup_t
              ? warmup_lr_init + step * (base_lr - warmup_lr_init) / warmup_t
              : base_lr * decay_rate ^ reached(step - (warmup_prefix ? warmup_t : 0) + 1, decay_t)
            """)
            .Like("torch.MultiStepLR", "without warm-up; its `milestones` are one less", "`timm.MultiStepLRScheduler`(step, 0.1, [31, 81], 0.5)", "`torch.MultiStepLR`(step, 0.1, [30, 80], 0.5)"),

        Timm(
            "PlateauLRScheduler",
            "Multiplies the rate by `decay_rate` when the metric has not got better for more than `patience_t` reports, after a warm-up along a straight line, whose reports are not counted. A report at epoch 0 is one of the warm-up even where `warmup_t` is 0: it sets the rate to `warmup_lr_init`, as timm does.",
            [
                BaseRate,
                Number("decay_rate", "What the rate is multiplied by.", "0.1"),
                Plateau.Patience("patience_t"),
                Plateau.Threshold(),
                Number("cooldown_t", "How many reports after a reduction are not counted.", "0", "reports"),
                WarmupSteps,
                WarmupInit,
                Number("lr_min", "The rate is not below.", "0"),
                Choice("mode", "Whether a lower or a higher metric is better.", ["min", "max"], "max"),
            ],
            ["decay_rate < 1"],
            "rate")
            .Keeps(Plateau.States(PlateauBetter, PlateauLowered, "patience_t", "cooldown_t", "(step > warmup_t)", start: "warmup_t != 0 ? warmup_lr_init : base_lr", first: PlateauWarmup)),
    ];

    private const string PlateauBetter =
        """
        let better = is(mode, min) ? metric < best * (1 - threshold) : metric > best * (threshold + 1);

        """;

    private const string PlateauLowered =
        """
        let next = max(rate * decay_rate, lr_min);
        let lowered = rate - next > 1e-8 ? next : rate;

        """;

    /// <summary>In the warm-up each report sets the rate.</summary>
    private const string PlateauWarmup = "step <= warmup_t ? warmup_lr_init + step * (warmup_t != 0 ? (base_lr - warmup_lr_init) / warmup_t : 1) : ";

    private static KindParameter WarmupPrefix(string @default) =>
        Boolean("warmup_prefix", "Whether the schedule begins after the warm-up, and not together with it.", @default);

    private static KindDefinition Timm(string name, string description, KindParameter[] parameters, string[] constraints, string formula)
    {
        var source = new KindSource("timm", "1.0", "https://huggingface.co/docs/timm/reference/schedulers#timm.scheduler." + name);
        return Kind(source, "timm." + name, description, parameters, constraints, formula);
    }
}
