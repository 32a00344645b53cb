using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;

namespace LrExpr.Kinds;

/// <summary>The schedule of Scenic, <c>scenic/train_lib/lr_schedules.py</c>, under the names of its <c>lr_configs</c>.</summary>
internal static class ScenicKinds
{
    public const string Prefix = "scenic";

    private static readonly KindSource Source = new("Scenic", "4a38d47", "https://github.com/google-research/scenic/blob/main/scenic/train_lib/lr_schedules.py");

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Kind(
            Source,
            "scenic.compound",
            "Factors, one after another from the left: each multiplies what the ones before left, but for `linear_decay`, which goes from that to `end_learning_rate`. So the order matters where that is not 0. A boundary belongs to what is before it. `linear_cooldown` goes on below 0 after `total_steps`.",
            [
                Choice("learning_rate_schedule", "The name that Scenic has for it.", ["compound"], "compound"),
                Choices(
                    "factors",
                    "The factors, as one text with `*` between them or an array.",
                    ["constant", "polynomial", "piecewise_constant", "piecewise_linear", "linear_warmup", "rsqrt_decay", "decay_every", "exponential_decay", "cosine_decay", "linear_decay", "linear_cooldown"]),
                Number("base_learning_rate", "The rate that `constant` stands for."),
                Number("warmup_steps", "The length of the warm-up, which the decays wait for; with 0 there is none.", "0", "steps"),
                Number("warmup_alpha", "The part at which `linear_warmup` begins.", "0"),
                Number("total_steps", "The length of the training, for `linear_decay`, `linear_cooldown` and `cosine_decay`; in the last it is one cycle where this is not given.", unit: "steps").Optional(),
                Number("end_learning_rate", "The rate to which `linear_decay` goes.", "0"),
                Number("cooldown_steps", "The length of `linear_cooldown`, which ends at `total_steps`.", unit: "steps").Optional(),
                Number("decay_steps", "The length of `polynomial`, or after how many steps `exponential_decay` has multiplied by `decay_rate`.", unit: "steps").Optional(),
                Number("end_factor", "The part to which `polynomial` goes.").Optional(),
                Number("power", "The power of the remaining time in `polynomial`.").Optional(),
                Number("decay_rate", "What `exponential_decay` multiplies by in `decay_steps`.").Optional(),
                Boolean("staircase", "Whether `exponential_decay` does so at once after them.", "false"),
                Array("decay_events", "The last step of each part of `piecewise_constant`, or where the corners of `piecewise_linear` are, in ascending order.", "steps").Optional(),
                Array("decay_factors", "The part of the rate after each of `decay_events`.").Optional(),
                Number("steps_per_decay", "How many steps `decay_every` stays the same.", unit: "steps").Optional(),
                Number("decay_factor", "What `decay_every` multiplies by.").Optional(),
                Number("timescale", "The step at which `rsqrt_decay` would begin without `warmup_steps`.", "10000", "steps"),
                Number("steps_per_cycle", "The length of the first cycle of `cosine_decay`, with its share of the warm-up.", unit: "steps").Optional(),
                Number("t_mul", "How many times as long each cycle is as the one before.", "1"),
                Number("m_mul", "How many times as high each cycle begins as the one before.", "1"),
                Number("alpha", "The part below which `cosine_decay` does not go.", "0"),
                Number("start_decay_step", "How long after the warm-up `cosine_decay` begins.", "0", "steps"),
            ],
            [
                "is(learning_rate_schedule, compound)",
                "not is(factors, linear_decay) or not given(total_steps) or total_steps > warmup_steps",
                "not is(factors, cosine_decay) or not given(steps_per_cycle) or steps_per_cycle > 0",
                "not given(decay_events) or not given(decay_factors) or count(decay_events) == count(decay_factors)",
            ],
            """
            let i = reached(step - 1, decay_events);
            let from_step = i == 0 ? 0 : at(decay_events, i - 1);
            let from_part = i == 0 ? 1 : at(decay_factors, i - 1);
            let slope = (at(decay_factors, i) - from_part) / max(1, at(decay_events, i) - from_step);

            let periods = step / decay_steps;
            let total = given(total_steps) ? total_steps : steps_per_cycle;
            let cycle_length = steps_per_cycle - trunc(warmup_steps / (total / steps_per_cycle));
            let cycles = max(0, step - warmup_steps - start_decay_step) / cycle_length;
            let n = floor(t_mul == 1 ? cycles : ln(1 - cycles * (1 - t_mul)) / ln(t_mul));
            let start = t_mul == 1 ? n : (1 - t_mul ^ n) / (1 - t_mul);
            let wave = 0.5 * m_mul ^ n * (1 + cos(pi * ((cycles - start) / t_mul ^ n % 1)));
            let left = 1 - ramp(warmup_steps, total_steps, step);

            fold(factors, factor, rate, 1,
              if(is(factor, linear_decay), end_learning_rate + (rate - end_learning_rate) * left,
                 rate * if(is(factor, constant), base_learning_rate,
                           is(factor, polynomial), end_factor + (1 - end_factor) * max(0, 1 - periods) ^ power,
                           is(factor, piecewise_constant), from_part,
                           is(factor, piecewise_linear), from_part + slope * (step - from_step),
                           is(factor, linear_warmup), warmup_steps > 0 ? min(1, warmup_alpha + step * (1 - warmup_alpha) / warmup_steps) : 1,
                           is(factor, rsqrt_decay), step > warmup_steps ? sqrt(timescale) / sqrt(step + timescale - warmup_steps) : 1,
                           is(factor, decay_every), decay_factor ^ floor(step / steps_per_decay),
                           is(factor, exponential_decay), decay_rate ^ (staircase ? floor(periods) : periods),
                           is(factor, cosine_decay), cycle_length > 0 ? (1 - alpha) * max(0, wave) + alpha : 1,
                           min(1, (total_steps - max(step, warmup_steps)) / cooldown_steps))))
            """)
            .Like(
                "ExponentialDecay",
                "of the factors `constant` and `exponential_decay`",
                "`scenic.compound`(step, factors: constant * exponential_decay, base_learning_rate: 0.1, decay_steps: 50, decay_rate: 0.5)",
                "ExponentialDecay(step, 0.1, 50, 0.5)")
            .Like(
                "PolynomialDecay",
                "of the factors `constant` and `linear_decay`",
                "`scenic.compound`(step, factors: constant * linear_decay, base_learning_rate: 0.1, total_steps: 100, end_learning_rate: 0.01)",
                "PolynomialDecay(step, 0.1, 100, 0.01)")
            .Until("is(factors, linear_cooldown) and given(total_steps) ? total_steps : inf", "the rate falls below 0, in Scenic as here"),
    ];
}
