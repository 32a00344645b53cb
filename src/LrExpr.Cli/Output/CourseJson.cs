using LrExpr.Cli.Exploration;
using LrExpr.Courses;
using LrExpr.Facts;

namespace LrExpr.Cli.Output;

/// <summary>The course of a schedule and what it is made of, for scripts.</summary>
internal static class CourseJson
{
    public static void WriteMembers(CompiledSchedule schedule, Course course, JsonText text)
    {
        WriteParts(ReferenceTree.Of(schedule.Symbol), text);
        text.Json.WriteNumber("first", course.First);
        text.Json.WriteNumber("last", course.Last);
        CurveJson.WriteMarks(course.Landmarks, text, schedule.Clock);
        text.Point("smallest", course.Smallest, schedule.Clock);
        text.Point("largest", course.Largest, schedule.Clock);
        text.Json.WriteBoolean("allSteps", course.HasAllSteps);
        text.Point("constantFrom", course.Settled, schedule.Clock);
        text.Points("values", course.Values, schedule.Clock);
    }

    private static void WriteParts(ReferenceTree tree, JsonText text) => text.Objects("parts", tree.Parts, part =>
    {
        text.Json.WriteString("name", part.Name);
        text.Json.WriteString("what", part.What);
        WriteParts(part, text);
    });
}
