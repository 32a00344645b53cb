using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>The schedules of Ray RLlib, <c>rllib/utils/schedules</c>.</summary>
internal static class RllibKinds
{
    public const string Prefix = "rllib";

    private static readonly KindSource Source = new("RLlib", "2", "https://github.com/ray-project/ray/tree/master/rllib/utils/schedules");
    private static readonly KindParameter Length = Number("schedule_timesteps", "The length of the schedule.", unit: "steps");
    private static readonly KindParameter Start = Number("initial_p", "The value at step 0.", "1");

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        BaselinesKinds.Piecewise(Source, Prefix),

        Kind(
            Source,
            "rllib.PolynomialSchedule",
            "From one value to another along a power of the remaining time, then constant.",
            [Length, Number("final_p", "The value at the end."), Start, Number("power", "The power of the remaining time; 1 is linear.", "2")],
            ["schedule_timesteps > 0"],
            "lerp(final_p, initial_p, (1 - min(step, schedule_timesteps) / schedule_timesteps) ^ power)")
            .Like("PolynomialDecay", "under other names", "`rllib.PolynomialSchedule`(step, 100, 0.02)", "PolynomialDecay(step, 1, 100, 0.02, 2)"),

        Kind(
            Source,
            "rllib.ExponentialSchedule",
            "Multiplies the value by `decay_rate` in `schedule_timesteps`, a little at every step. It goes on without end.",
            [Length, Start, Number("decay_rate", "What is left of the value after `schedule_timesteps`.", "0.1")],
            ["schedule_timesteps > 0"],
            "initial_p * decay_rate ^ (step / schedule_timesteps)")
            .Like("ExponentialDecay", "its `decay_steps` are `schedule_timesteps`", "`rllib.ExponentialSchedule`(step, 100, 0.1, 0.5)", "ExponentialDecay(step, 0.1, 100, 0.5)"),
    ];
}
