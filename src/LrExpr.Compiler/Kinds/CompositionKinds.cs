using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;

namespace LrExpr.Kinds;

/// <summary>This library's own kinds: what is put together of other schedules.</summary>
internal static class CompositionKinds
{
    public const string Prefix = "lrexpr";

    private static readonly KindSource Own = new("LrExpr", "", "");

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Kind(
            Own,
            "lrexpr.warmup",
            "A warm-up in front of any schedule. The schedule begins with its own step 0 where the warm-up ends: it sees the step less `steps`, as in `optax.join_schedules`. During the warm-up it is the schedule's first value times a factor that rises to 1. With `offset` `none` the schedule runs from the first step, and the factor dampens its beginning.",
            [
                Number("steps", "The length of the warm-up: the first step with a factor of 1.", unit: "steps"),
                Schedule("schedule", "The schedule to warm up for."),
                Number("start_factor", "The factor at step 0 and before.", "0"),
                Choice("shape", "How the factor rises: along a straight line, half a cosine, or at once at the end.", ["linear", "cosine", "constant"], "linear"),
                Choice("offset", "What the schedule sees: the step less those of the warm-up, or the step itself.", ["steps", "none"], "steps"),
            ],
            ["steps >= 0"],
            """
            let t = ramp(0, steps, step);
            let factor = if(step >= steps, 1,
                            is(shape, linear), lerp(start_factor, 1, t),
                            is(shape, cosine), lerp(start_factor, 1, (1 - cos(pi * t)) / 2),
                            start_factor);
            factor * schedule(is(offset, none) ? step : max(0, step - steps))
            """),

        Kind(
            Own,
            "lrexpr.sequential",
            "One schedule after another. Each begins with its own step 0 at its boundary, which is its first step.",
            [
                Schedules("schedules", "The schedules, one more than there are boundaries."),
                Array("boundaries", "The steps at which the next schedule begins, strictly increasing.", "steps"),
            ],
            [],
            "join(step, boundaries, schedules)")
            .Like("optax.join_schedules", "the same", "`lrexpr.sequential`(step, [a, b], [30])", "`optax.join_schedules`(step, [a, b], [30])", 100)
            .Like("torch.SequentialLR", "under other names", "`lrexpr.sequential`(step, [a, b], [30])", "`torch.SequentialLR`(step, [a, b], [30])", 100),

        Kind(
            Own,
            "lrexpr.product",
            "Several schedules multiplied, all at the same step: a rate and what makes parts of it.",
            [Schedules("schedules", "The schedules.")],
            [],
            "fold(schedules, schedule, product, 1, product * schedule(step))"),

        Kind(
            Own,
            "lrexpr.sum",
            "Several schedules added, all at the same step.",
            [Schedules("schedules", "The schedules.")],
            [],
            "fold(schedules, schedule, sum, 0, sum + schedule(step))"),

        Kind(
            Own,
            "lrexpr.by_epoch",
            "A schedule whose step is the epoch, where the step counts the updates of the weights: it has one value for all updates of an epoch.",
            [
                Schedule("schedule", "The schedule, whose step is the number of epochs that are over."),
                Number("epoch_length", "The updates of an epoch.", unit: "steps"),
            ],
            ["epoch_length > 0"],
            "schedule(div(step, epoch_length))"),
    ];
}
