using LrExpr.Cli.Plotting;
using LrExpr.Curves;
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
            WriteMarks(FanCourse.Of(schedule, values).Landmarks(steps[0], steps[^1]), text, schedule.Clock);
            if (values.FanOf(schedule) is { } fan)
                WriteFan(fan, text);
            ValueJson.WriteMembers(schedule, steps, values, "points", text);
        });
    });

    private static void WriteFan(FanInput fan, JsonText text)
    {
        text.Json.WriteStartObject("over");
        text.Json.WriteString("input", fan.Name);
        text.Number("from", fan.Values[0]);
        text.Number("to", fan.Values[^1]);
        text.Json.WriteNumber("values", fan.Values.Length);
        text.Json.WriteEndObject();
    }

    /// <summary>As the member <c>marks</c> of an object.</summary>
    public static void WriteMarks(IReadOnlyList<Landmark> marks, JsonText text, Clock? clock) => text.Objects("marks", marks, mark =>
    {
        text.Json.WriteNumber("step", mark.Step);
        text.Json.WriteString("text", mark.Text);
        if (clock is not null)
            text.Json.WriteString("time", StepClock.Iso(clock, mark.Step));
    });
}
