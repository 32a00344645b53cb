using LrExpr.Analysis;
using LrExpr.Cli.Exploration;
using LrExpr.Cli.Plotting;

namespace LrExpr.Cli.Output;

/// <summary>The course of a schedule and what it is made of, for scripts.</summary>
internal static class CourseJson
{
    public static void WriteMembers(CompiledSchedule schedule, Course course, JsonText text)
    {
        text.Json.WriteStartArray("parts");
        WriteParts(ReferenceTree.Of(schedule.Symbol), text);
        text.Json.WriteEndArray();
        text.Json.WriteNumber("first", course.First);
        text.Json.WriteNumber("last", course.Last);
        CurveJson.WriteMarks("marks", course.Landmarks, text);
        WritePoint("smallest", course.Smallest, text);
        WritePoint("largest", course.Largest, text);
        text.Json.WriteBoolean("all_steps", course.HasAllSteps);
        WritePoint("constant_from", course.Settled, text);
        text.Json.WriteStartArray("values");
        foreach (var point in course.Values)
            CurveJson.WritePoint(point.Step, point.Value, text);
        text.Json.WriteEndArray();
    }

    public static void WritePoint(string name, CurvePoint? point, JsonText text)
    {
        text.Json.WritePropertyName(name);
        if (point is { } there)
            CurveJson.WritePoint(there.Step, there.Value, text);
        else
            text.Json.WriteNullValue();
    }

    private static void WriteParts(ReferenceTree tree, JsonText text)
    {
        foreach (var part in tree.Parts)
        {
            text.Json.WriteStartObject();
            text.Json.WriteString("name", part.Name);
            text.Json.WriteString("what", part.What);
            text.Json.WriteStartArray("parts");
            WriteParts(part, text);
            text.Json.WriteEndArray();
            text.Json.WriteEndObject();
        }
    }
}
