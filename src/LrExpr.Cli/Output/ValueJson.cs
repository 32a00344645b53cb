using LrExpr.Cli.Plotting;

namespace LrExpr.Cli.Output;

/// <summary>Values by step for scripts: <c>{"learning_rate":[[0,0.1],[1,0.1]]}</c>.</summary>
internal static class ValueJson
{
    public static void Write(IReadOnlyList<long> steps, IReadOnlyList<CompiledSchedule> schedules, Terminal terminal) => JsonText.Write(terminal.Output, text =>
    {
        foreach (var schedule in schedules)
            text.Points(schedule.Name, steps.Select(step => new CurvePoint(step, schedule.At(step))));
    });
}
