using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;

namespace LrExpr.Kinds;

/// <summary>The schedules of OpenAI Baselines, <c>common/schedules.py</c>.</summary>
internal static class BaselinesKinds
{
    public const string Prefix = "baselines";

    private static readonly KindSource Source = new("Baselines", "2020-01", "https://github.com/openai/baselines/blob/master/baselines/common/schedules.py");

    /// <summary>The curve between the first and the last of the points, and one value beyond them; the last point is beyond. Others took it over.</summary>
    internal static KindDefinition Piecewise(KindSource source, string prefix) =>
        Kind(
            source,
            prefix + ".PiecewiseSchedule",
            "A straight line from each point to the next, and `outside_value` before the first and from the last on. Of two points of one step the later one counts from there on.",
            [
                Points("endpoints", "The points, each a step and a value, by ascending step."),
                Number("outside_value", "The value before the first point and from the last on; where it is not given, the values of these.").Optional(),
            ],
            [],
            """
            let is_inside = at(keys(endpoints), 0) <= step and step < at(keys(endpoints), inf);
            let curve = interp(step, keys(endpoints), values(endpoints));
            given(outside_value) ? (is_inside ? curve : outside_value) : curve
            """)
            .Until("given(outside_value) ? inf : ceil(at(keys(endpoints), inf)) - 1", $"{source.Library} raises AssertionError, and here the last value stays");

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

        Piecewise(Source, Prefix),
    ];
}
