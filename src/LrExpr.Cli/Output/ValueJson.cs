using LrExpr.Cli.Plotting;
using LrExpr.Curves;

namespace LrExpr.Cli.Output;

/// <summary>Values by step for scripts: <c>{"learning_rate":[[0,0.1],[1,0.1]]}</c>; percentiles as <c>{"delay":{"p5":[[0,0.1]],"p50":[[0,0.5]],"p95":[[0,0.9]]}}</c>. Where there is a clock, the time is the third of each.</summary>
internal static class ValueJson
{
    public static void Write(IReadOnlyList<long> steps, IReadOnlyList<CompiledSchedule> schedules, ScheduleValues values, Terminal terminal) => JsonText.Write(terminal.Output, text =>
    {
        foreach (var schedule in schedules)
        {
            if (values.FanOf(schedule) is null)
            {
                WriteMembers(schedule, steps, values, schedule.Name, text);
                continue;
            }

            text.Json.WriteStartObject(schedule.Name);
            WriteMembers(schedule, steps, values, schedule.Name, text);
            text.Json.WriteEndObject();
        }
    });

    /// <summary>As a member for each percentile, or as one of a name.</summary>
    public static void WriteMembers(CompiledSchedule schedule, IReadOnlyList<long> steps, ScheduleValues values, string name, JsonText text)
    {
        foreach (var column in values.Of(schedule, steps))
            text.Points(column.Percentile ?? name, steps.Zip(column.Values, (step, value) => new CurvePoint(step, value)), schedule.Clock);
    }
}
