using LrExpr.Cli.Exploration;

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
        });
        text.Strings("same", difference.Same);
    });

    private static void Write(string name, ValuePair pair, JsonText text)
    {
        text.Json.WriteStartObject(name);
        text.Json.WriteNumber("step", pair.Step);
        text.Number("before", pair.Before);
        text.Number("after", pair.After);
        text.Json.WriteEndObject();
    }
}
