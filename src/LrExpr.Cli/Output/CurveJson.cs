using LrExpr.Analysis;

namespace LrExpr.Cli.Output;

/// <summary>Curves for scripts: <c>{"first":0,"last":10,"schedules":[{"name":"a","description":null,"marks":[{"step":5,"text":"step &lt; 5"}],"points":[[0,0.1]]}]}</c>.</summary>
internal static class CurveJson
{
    public static void Write(IReadOnlyList<CompiledSchedule> schedules, long[] steps, TextWriter output) => JsonText.Write(output, text =>
    {
        text.Json.WriteStartObject();
        text.Json.WriteNumber("first", steps[0]);
        text.Json.WriteNumber("last", steps[^1]);
        text.Json.WriteStartArray("schedules");
        foreach (var schedule in schedules)
        {
            text.Json.WriteStartObject();
            text.Json.WriteString("name", schedule.Name);
            text.Json.WriteString("description", schedule.Description);
            WriteMarks("marks", Outline.Of(schedule).Landmarks(steps[0], steps[^1]), text);
            text.Json.WriteStartArray("points");
            foreach (long step in steps)
                WritePoint(step, schedule.At(step), text);
            text.Json.WriteEndArray();
            text.Json.WriteEndObject();
        }

        text.Json.WriteEndArray();
        text.Json.WriteEndObject();
    });

    public static void WriteMarks(string name, IReadOnlyList<Landmark> marks, JsonText text)
    {
        text.Json.WriteStartArray(name);
        foreach (var mark in marks)
        {
            text.Json.WriteStartObject();
            text.Json.WriteNumber("step", mark.Step);
            text.Json.WriteString("text", mark.Text);
            text.Json.WriteEndObject();
        }

        text.Json.WriteEndArray();
    }

    public static void WritePoint(long step, double value, JsonText text)
    {
        text.Json.WriteStartArray();
        text.Json.WriteNumberValue(step);
        text.Number(value);
        text.Json.WriteEndArray();
    }
}
