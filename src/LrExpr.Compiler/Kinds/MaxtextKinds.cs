using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;

namespace LrExpr.Kinds;

/// <summary>The schedule of MaxText, <c>maxtext_utils.py</c>, with the keys of its configuration.</summary>
internal static class MaxtextKinds
{
    public const string Prefix = "maxtext";

    private static readonly KindSource Source = new("MaxText", "2026-08", "https://github.com/AI-Hypercomputer/maxtext/blob/main/src/maxtext/utils/maxtext_utils.py");

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Kind(
            Source,
            "maxtext.create_learning_rate_schedule",
            "A straight line up from 0, then a cosine down to the end; or (`wsd`) constant, and down only in the last part. The lowest rate is at the step before the end. From the end of the schedule on the rate is 0 where the training goes on; where it does not, a cosine rises again.",
            [
                Number("steps", "The length of the training.", unit: "steps"),
                Number("learning_rate", "The highest rate.", "3e-5"),
                Number("learning_rate_schedule_steps", "The length of the schedule, warm-up included; -1 is that of the training.", "-1", "steps"),
                Number("warmup_steps_fraction", "The part of the schedule that is the warm-up.", "0.1"),
                Number("learning_rate_final_fraction", "The lowest rate as a part of the highest.", "0.1"),
                Choice("lr_schedule_type", "Whether all of the time after the warm-up is a cosine, or the rate is constant up to a decay at the end.", ["cosine", "wsd"], "cosine"),
                Number("wsd_decay_steps_fraction", "The part of the schedule that is the decay of `wsd`.", "0.1"),
                Choice("wsd_decay_style", "The shape of the decay of `wsd`.", ["linear", "cosine"], "linear"),
            ],
            [
                "steps > 0",
                "learning_rate_schedule_steps == -1 or learning_rate_schedule_steps > 0",
                "warmup_steps_fraction >= 0",
                "warmup_steps_fraction <= 1",
                "wsd_decay_steps_fraction >= 0",
                "is(lr_schedule_type, cosine) or warmup_steps_fraction + wsd_decay_steps_fraction <= 1",
            ],
            """
            let length = learning_rate_schedule_steps == -1 ? steps : learning_rate_schedule_steps;
            let warmup = trunc(length * warmup_steps_fraction);
            let decay = is(lr_schedule_type, cosine) ? length - warmup : trunc(length * wsd_decay_steps_fraction);
            let is_line = is(lr_schedule_type, wsd) and is(wsd_decay_style, linear);
            # A line of one step has not begun to fall; half a cosine of one step is at its end.
            let t = if(decay > 1, (step - (length - decay)) / (decay - 1), is_line, 0, 1);
            let fallen = is_line ? min(1, t) : (1 - cos(pi * t)) / 2;
            if(step < warmup, learning_rate * step / warmup,
               step >= length and steps > length, 0,
               decay == 0 or step < length - decay, learning_rate,
               lerp(learning_rate, learning_rate_final_fraction * learning_rate, fallen))
            """)
            .Like("optax.warmup_cosine_decay_schedule", "up to the end; its `decay_steps` are one less, and its `end_value` is a rate", "`maxtext.create_learning_rate_schedule`(step, 101, 0.1, -1, 0.2)", "`optax.warmup_cosine_decay_schedule`(step, 0, 0.1, 20, 100, 0.01)", 100)
            .Until("let length = learning_rate_schedule_steps == -1 ? steps : learning_rate_schedule_steps; steps > length or is(lr_schedule_type, wsd) and is(wsd_decay_style, linear) ? inf : length - 1", "the rate rises again, in MaxText as here"),
    ];
}
