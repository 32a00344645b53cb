using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>The schedules of Optax, <c>optax/schedules</c>, with its names, defaults and edges. What ends in Optax holds its last value.</summary>
internal static class OptaxKinds
{
    public const string Prefix = "optax";

    private static readonly KindParameter InitValue = Number("init_value", "The value at step 0.");
    private static readonly KindParameter WarmupInit = Number("init_value", "The value at the start of the warm-up.");
    private static readonly KindParameter PeakValue = Number("peak_value", "The value at the end of the warm-up.");
    private static readonly KindParameter WarmupSteps = Number("warmup_steps", "The length of the warm-up.", unit: "steps");
    private static readonly KindParameter Exponent = Number("exponent", "The power of the cosine.", "1");
    private static readonly KindParameter OneCyclePeak = Number("peak_value", "The value at the peak.");
    private static readonly KindParameter DivFactor = Number("div_factor", "The value at the start is `peak_value / div_factor`.", "25");
    private static readonly KindParameter FinalDivFactor = Number("final_div_factor", "The value at the end is that of the start divided by this.", "10000");
    private static readonly KindParameter Scales = Table("boundaries_and_scales", "By the step from which it holds: what the value is multiplied by, on top of the scales before.", "steps").Optional();

    private static readonly KindParameter TransitionBegin = Number("transition_begin", "How many steps the value stays the initial one first; below 0 it is 0.", "0", "steps");

    private static readonly KindParameter[] Decay =
    [
        Number("transition_steps", "In how many steps the value is multiplied by `decay_rate` once; with 0 or less it never changes.", unit: "steps"),
        Number("decay_rate", "What the value is multiplied by; with 0 it never changes."),
        TransitionBegin,
        Boolean("staircase", "Whether the value changes only at multiples of `transition_steps`.", "false"),
        Number("end_value", "The value it does not pass: the lowest if `decay_rate` is below 1, else the highest. It limits the initial value too.").Optional(),
    ];

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Optax("constant_schedule", "One value at all steps.", [Number("value", "The value.")], [], "value"),

        Optax(
            "polynomial_schedule",
            "From the initial to the end value along a power of the remaining time, then constant. With `transition_steps` of 0 or less it is the initial value for ever.",
            [
                InitValue,
                Number("end_value", "The value at the end."),
                Number("power", "The power of the remaining time; 1 is linear."),
                Number("transition_steps", "The length of the way.", unit: "steps"),
                TransitionBegin,
            ],
            [],
            """
            transition_steps <= 0 ? init_value
              : (let gone = clamp(step - max(0, transition_begin), 0, transition_steps) / transition_steps;
                 (init_value - end_value) * (1 - gone) ^ power + end_value)
            """)
            .Like("PolynomialDecay", "without `cycle`; it begins at step 0, and before that it extrapolates", "`optax.polynomial_schedule`(step, 0.1, 0.01, 2, 100)", "PolynomialDecay(step, 0.1, 100, 0.01, 2)"),

        Optax(
            "linear_schedule",
            "From the initial to the end value along a straight line, then constant. With `transition_steps` of 0 or less it is the initial value for ever.",
            [InitValue, Number("end_value", "The value at the end."), Number("transition_steps", "The length of the line.", unit: "steps"), TransitionBegin],
            [],
            "`optax.polynomial_schedule`(step, init_value, end_value, 1, transition_steps, transition_begin)")
            .Like("torch.LinearLR", "as parts of a `base_lr`; its `total_iters` are `transition_steps`", "`optax.linear_schedule`(step, 0.02, 0.08, 50)", "`torch.LinearLR`(step, 0.1, 0.2, 0.8, 50)"),

        Optax(
            "exponential_decay",
            "Multiplies the value by `decay_rate` every `transition_steps` steps, gradually or, with `staircase`, at once.",
            [InitValue, .. Decay],
            [],
            """
            let gone = step - max(0, transition_begin);
            let times = transition_steps <= 0 ? 0 : staircase ? floor(gone / transition_steps) : gone / transition_steps;
            let value = gone <= 0 or decay_rate == 0 ? init_value : init_value * decay_rate ^ times;
            if(transition_steps <= 0 or decay_rate == 0 or not given(end_value), value,
               decay_rate < 1, max(value, end_value),
               min(value, end_value))
            """)
            .Like("ExponentialDecay", "without `transition_begin` and `end_value`, from step 0 on", "`optax.exponential_decay`(step, 0.1, 10, 0.9)", "ExponentialDecay(step, 0.1, 10, 0.9)")
            .Like("thinc.compounding", "with `transition_steps` 1; its `stop` is `end_value`", "`optax.exponential_decay`(step, 0.1, 1, 0.9, end_value: 0.01)", "`thinc.compounding`(step, 0.1, 0.01, 0.9)"),

        Optax(
            "cosine_decay_schedule",
            "Half a cosine from the initial value down to `alpha` of it, then constant.",
            [
                InitValue,
                Number("decay_steps", "The length of the decay.", unit: "steps"),
                Number("alpha", "The value at the end, as a part of the initial value.", "0"),
                Exponent,
            ],
            ["decay_steps > 0"],
            "init_value * ((1 - alpha) * (0.5 * (1 + cos(pi * min(step, decay_steps) / decay_steps))) ^ exponent + alpha)")
            .Like("CosineDecay", "with `exponent` 1, without warm-up", "`optax.cosine_decay_schedule`(step, 0.1, 100, 0.2)", "CosineDecay(step, 0.1, 100, 0.2)"),

        Optax(
            "piecewise_constant_schedule",
            "Multiplies the value by a scale at each boundary; a boundary is the first step of the new value. The scales multiply up.",
            [InitValue, Scales],
            [],
            """
            given(boundaries_and_scales)
              ? init_value * product(values(boundaries_and_scales), reached(step, keys(boundaries_and_scales)))
              : init_value
            """)
            .Like("torch.MultiStepLR", "if all scales are one `gamma`", "scaled(step)", "`torch.MultiStepLR`(step, 0.1, [30, 80], 0.5)"),

        Optax(
            "piecewise_interpolate_schedule",
            "Goes from boundary to boundary, where the value is the one before times the scale, along a straight line or half a cosine, then constant. It is 0 before step 0. Optax refuses negative scales; here a single one, or any odd number of them, is refused.",
            [Choice("interpolate_type", "The shape.", ["linear", "cosine"]), InitValue, Scales],
            ["not given(boundaries_and_scales) or product(values(boundaries_and_scales), inf) >= 0"],
            """
            if(step < 0, 0,
               not given(boundaries_and_scales), init_value,
               (let bounds = keys(boundaries_and_scales);
                let n = reached(step, bounds);
                let from = init_value * product(values(boundaries_and_scales), n);
                let to = init_value * product(values(boundaries_and_scales), n + 1);
                let start = n == 0 ? 0 : at(bounds, n - 1);
                let t = n == count(bounds) ? 0 : (step - start) / (at(bounds, n) - start);
                is(interpolate_type, linear) ? (to - from) * t + from : to + (from - to) / 2 * (cos(pi * t) + 1)))
            """),

        Optax(
            "linear_onecycle_schedule",
            "Along straight lines up to the peak, back to where it started and on to far below, then constant. It peaks at the step `pct_start * transition_steps`, without its fraction. It is 0 before step 0.",
            [
                Number("transition_steps", "The length of the cycle.", unit: "steps"),
                OneCyclePeak,
                Number("pct_start", "The part of the steps in which it rises.", "0.3"),
                Number("pct_final", "The part of the steps after which it falls from the initial to the final value.", "0.85"),
                DivFactor,
                FinalDivFactor,
            ],
            // Where two boundaries fall together, Optax loses one of them.
            ["pct_final < 1", "trunc(pct_final * transition_steps) > trunc(pct_start * transition_steps)"],
            """
            let peak = trunc(pct_start * transition_steps);
            let back = trunc(pct_final * transition_steps);
            let low = peak_value / div_factor;
            if(step < 0, 0,
               peak > 0 and step < peak, lerp(low, peak_value, step / peak),
               step < back, lerp(peak_value, low, (step - peak) / (back - peak)),
               lerp(low, low / final_div_factor, min(1, (step - back) / (transition_steps - back))))
            """),

        Optax(
            "cosine_onecycle_schedule",
            "Along half cosines up to the peak and down to far below where it started, then constant. It peaks at the step `pct_start * transition_steps`, without its fraction, and ends at `transition_steps`. It is 0 before step 0.",
            [
                Number("transition_steps", "The length of the cycle.", unit: "steps"),
                OneCyclePeak,
                Number("pct_start", "The part of the steps in which it rises.", "0.3"),
                DivFactor,
                FinalDivFactor,
            ],
            ["transition_steps > 0", "pct_start < 1"],
            """
            let peak = trunc(pct_start * transition_steps);
            let low = peak_value / div_factor;
            let end = low / final_div_factor;
            if(step < 0, 0,
               step < peak, peak_value + (low - peak_value) / 2 * (cos(pi * step / peak) + 1),
               end + (peak_value - end) / 2 * (cos(pi * min(1, (step - peak) / (transition_steps - peak))) + 1))
            """),

        Optax(
            "warmup_constant_schedule",
            "A straight line up to the peak, then constant. With `warmup_steps` 0 it is the initial value for ever and never the peak.",
            [WarmupInit, PeakValue, WarmupSteps],
            [],
            "`optax.linear_schedule`(step, init_value, peak_value, warmup_steps)")
            .Like("transformers.get_constant_schedule_with_warmup", "with `init_value` 0", "`optax.warmup_constant_schedule`(step, 0, 0.1, 20)", "`transformers.constant_with_warmup`(step, 0.1, 20)"),

        Optax(
            "warmup_cosine_decay_schedule",
            "A straight line up to the peak, then half a cosine down to the end value, then constant.",
            [
                WarmupInit,
                PeakValue,
                WarmupSteps,
                Number("decay_steps", "The length of the whole, warm-up included.", unit: "steps"),
                Number("end_value", "The value at the end.", "0"),
                Exponent,
            ],
            ["decay_steps > warmup_steps"],
            """
            step < warmup_steps
              ? `optax.linear_schedule`(step, init_value, peak_value, warmup_steps)
              : `optax.cosine_decay_schedule`(step - warmup_steps, peak_value, decay_steps - warmup_steps,
                    alpha: peak_value == 0 ? 0 : end_value / peak_value, exponent: exponent)
            """)
            .Like("CosineDecay", "with a `warmup_target`; its `decay_steps` do not include the warm-up", "`optax.warmup_cosine_decay_schedule`(step, 0.02, 0.1, 20, 100, 0.01)", "CosineDecay(step, 0.02, 80, 0.1, 0.1, 20)")
            .Like("transformers.get_cosine_schedule_with_warmup", "with `init_value` 0, up to the end, where that one rises again", "`optax.warmup_cosine_decay_schedule`(step, 0, 0.1, 20, 100)", "`transformers.cosine`(step, 0.1, 20, 100)", 100),

        Optax(
            "warmup_exponential_decay_schedule",
            "A straight line up to the peak, then an exponential decay whose steps count from the end of the warm-up.",
            [WarmupInit, PeakValue, WarmupSteps, .. Decay],
            [],
            """
            if(step < warmup_steps,
                 `optax.linear_schedule`(step, init_value, peak_value, warmup_steps),
               given(end_value),
                 `optax.exponential_decay`(step - warmup_steps, peak_value, transition_steps, decay_rate, transition_begin, staircase, end_value),
               `optax.exponential_decay`(step - warmup_steps, peak_value, transition_steps, decay_rate, transition_begin, staircase))
            """),

        Optax(
            "join_schedules",
            "One schedule after another. Each begins with its own step 0 at its boundary, which is its first step.",
            [
                Schedules("schedules", "The schedules, one more than there are boundaries."),
                Array("boundaries", "The steps at which the next schedule begins, strictly increasing.", "steps"),
            ],
            [],
            "join(step, boundaries, schedules)")
            .Like("lrexpr.sequential", "the same", "`optax.join_schedules`(step, [a, b], [30])", "`lrexpr.sequential`(step, [a, b], [30])", 100)
            .Like("torch.SequentialLR", "under other names", "`optax.join_schedules`(step, [a, b], [30])", "`torch.SequentialLR`(step, [a, b], [30])", 100),
    ];

    private static KindDefinition Optax(string name, string description, KindParameter[] parameters, string[] constraints, string formula)
    {
        var source = new KindSource("Optax", "0.2.8", $"https://optax.readthedocs.io/en/latest/api/optimizer_schedules.html#optax.schedules.{name}");
        return Kind(source, "optax." + name, description, parameters, constraints, formula);
    }
}
