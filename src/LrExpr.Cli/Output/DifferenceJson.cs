using LrExpr.Cli.Exploration;
using LrExpr.Courses;

namespace LrExpr.Cli.Output;

/// <summary>The differences of two configurations for scripts.</summary>
internal static class DifferenceJson
{
    public static void Write(SetDifference difference, Terminal terminal) => JsonText.Write(terminal.Output, text =>
    {
        text.Json.WriteBoolean("equal", difference.IsEmpty);
        text.Strings("removed", difference.Removed);
        text.Strings("added", difference.Added);
        text.Objects("changed", difference.Changed, changed =>
        {
            text.Json.WriteString("name", changed.Name);
            Write("first", changed.First, text);
            Write("largest", changed.Largest, text);
            text.Json.WriteNumber("firstStep", changed.FirstStep);
            text.Json.WriteNumber("lastStep", changed.LastStep);
            text.Json.WriteBoolean("allSteps", changed.HasAllSteps);
            if (changed.At is { } at)
                Write(at, text);
        });
        text.Strings("listening", difference.Listening);
        text.Strings("same", difference.Same);
    });

    private static void Write(DifferenceAt at, JsonText text)
    {
        text.Json.WriteStartObject("at");
        WriteMembers(at.Here, text);
        text.Number("jump", at.Jump);
        text.Json.WritePropertyName("relativeJump");
        if (at.RelativeJump is { } part)
            text.Number(part);
        else
            text.Json.WriteNullValue();
        text.Json.WriteBoolean("differs", at.Differs);
        if (at.Next is { } next)
            Write(at.Differs ? "agreesFrom" : "differsFrom", next, text);
        else
            text.Json.WriteNull(at.Differs ? "agreesFrom" : "differsFrom");
        text.Json.WriteNumber("lastStep", at.LastStep);
        text.Json.WriteBoolean("allSteps", at.HasAllSteps);
        text.Json.WriteEndObject();
    }

    private static void Write(string name, ValuePair pair, JsonText text)
    {
        text.Json.WriteStartObject(name);
        WriteMembers(pair, text);
        text.Json.WriteEndObject();
    }

    private static void WriteMembers(ValuePair pair, JsonText text)
    {
        text.Json.WriteNumber("step", pair.Step);
        text.Number("before", pair.Before);
        text.Number("after", pair.After);
    }
}
