using LrExpr.Cli.Plotting;
using LrExpr.Facts;
using LrExpr.Time;

namespace LrExpr.Cli.Output;

/// <summary>Curves for scripts: <c>{"first":0,"last":10,"schedules":[{"name":"a","description":null,"marks":[{"step":5,"text":"step &lt; 5"}],"points":[[0,0.1]]}]}</c>.</summary>
internal static class CurveJson
{
    public static void Write(IReadOnlyList<CompiledSchedule> schedules, long[] steps, ScheduleValues values, TextWriter output) => JsonText.Write(output, text =>
    {
        text.Json.WriteNumber("first", steps[0]);
        text.Json.WriteNumber("last", steps[^1]);
        text.Objects("schedules", schedules, schedule =>
        {
            text.Json.WriteString("name", schedule.Name);
            text.Json.WriteString("description", schedule.Description);
            WriteMarks(schedule.Outline.Landmarks(steps[0], steps[^1]), text, schedule.Clock);
            text.Points("points", steps.Zip(values.Of(schedule, steps), (step, value) => new CurvePoint(step, value)), schedule.Clock);
        });
    });

    /// <summary>As the member <c>marks</c> of an object.</summary>
    public static void WriteMarks(IReadOnlyList<Landmark> marks, JsonText text, Clock? clock) => text.Objects("marks", marks, mark =>
    {
        text.Json.WriteNumber("step", mark.Step);
        text.Json.WriteString("text", mark.Text);
        if (clock is not null)
            text.Json.WriteString("time", StepClock.Iso(clock, mark.Step));
    });
}
