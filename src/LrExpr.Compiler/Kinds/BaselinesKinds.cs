using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;

namespace LrExpr.Kinds;

/// <summary>The schedules of OpenAI Baselines, <c>common/schedules.py</c>.</summary>
internal static class BaselinesKinds
{
    public const string Prefix = "baselines";

    private static readonly KindSource Source = new("Baselines", "2020-01", "https://github.com/openai/baselines/blob/master/baselines/common/schedules.py");

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Kind(
            Source,
            "baselines.LinearSchedule",
            "A straight line from one value to another, then constant.",
            [
                Number("schedule_timesteps", "The length of the line.", unit: "steps"),
                Number("final_p", "The value at the end."),
                Number("initial_p", "The value at step 0.", "1"),
            ],
            ["schedule_timesteps > 0"],
            "lerp(initial_p, final_p, min(1, step / schedule_timesteps))")
            .Like("optax.linear_schedule", "under other names", "`baselines.LinearSchedule`(step, 100, 0.02)", "`optax.linear_schedule`(step, 1, 0.02, 100)"),
    ];
}
