using LrExpr.Cli.Plotting;

namespace LrExpr.Cli.Output;

/// <summary>Values by step for scripts: <c>{"learning_rate":[[0,0.1],[1,0.1]]}</c>, with the time as the third of each where there is a clock.</summary>
internal static class ValueJson
{
    public static void Write(IReadOnlyList<long> steps, IReadOnlyList<CompiledSchedule> schedules, ScheduleValues values, Terminal terminal) => JsonText.Write(terminal.Output, text =>
    {
        foreach (var schedule in schedules)
            text.Points(schedule.Name, steps.Zip(values.Of(schedule, steps), (step, value) => new CurvePoint(step, value)), schedule.Clock);
    });
}
