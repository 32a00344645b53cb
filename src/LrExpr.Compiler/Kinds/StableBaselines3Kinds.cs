using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;

namespace LrExpr.Kinds;

/// <summary>
/// The schedules of Stable-Baselines3, <c>common/utils.py</c>. Theirs is the progress that remains, from 1 to 0; here it follows from the step and
/// <c>total_timesteps</c>.
/// </summary>
internal static class StableBaselines3Kinds
{
    public const string Prefix = "stable_baselines3";

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Linear("LinearSchedule"),
        Linear("get_linear_fn").Like("stable_baselines3.LinearSchedule", "the same", "`stable_baselines3.get_linear_fn`(step, 100, 1, 0.05, 0.2)", "`stable_baselines3.LinearSchedule`(step, 100, 1, 0.05, 0.2)"),
    ];

    private static KindDefinition Linear(string name) =>
        Kind(
            new KindSource("Stable-Baselines3", "2.9", "https://stable-baselines3.readthedocs.io/en/master/common/utils.html"),
            "stable_baselines3." + name,
            "A straight line from one value to another in the first part of the training, then constant.",
            [
                Number("total_timesteps", "The length of the training.", unit: "steps"),
                Number("start", "The value at step 0."),
                Number("end", "The value at the end of the line."),
                Number("end_fraction", "The part of the training that the line takes."),
            ],
            ["total_timesteps > 0", "end_fraction >= 0"],
            "lerp(start, end, ramp(0, end_fraction * total_timesteps, step))")
            .Like("optax.linear_schedule", "its `transition_steps` are `end_fraction * total_timesteps`", $"`stable_baselines3.{name}`(step, 100, 1, 0.05, 0.2)", "`optax.linear_schedule`(step, 1, 0.05, 20)");
}
