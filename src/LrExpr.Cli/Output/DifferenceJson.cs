using LrExpr.Cli.Exploration;

namespace LrExpr.Cli.Output;

/// <summary>The differences of two configurations for scripts.</summary>
internal static class DifferenceJson
{
    public static void Write(SetDifference difference, Terminal terminal) => JsonText.Write(terminal.Output, text =>
    {
        text.Json.WriteStartObject();
        text.Json.WriteBoolean("equal", difference.IsEmpty);
        text.Strings("removed", difference.Removed);
        text.Strings("added", difference.Added);
        text.Json.WriteStartArray("changed");
        foreach (var changed in difference.Changed)
            Write(changed, text);
        text.Json.WriteEndArray();
        text.Strings("same", difference.Same);
        text.Json.WriteEndObject();
    });

    private static void Write(ScheduleDifference changed, JsonText text)
    {
        text.Json.WriteStartObject();
        text.Json.WriteString("name", changed.Name);
        Write("first", changed.First, text);
        Write("largest", changed.Largest, text);
        text.Json.WriteNumber("first_step", changed.FirstStep);
        text.Json.WriteNumber("last_step", changed.LastStep);
        text.Json.WriteBoolean("all_steps", changed.HasAllSteps);
        text.Json.WriteEndObject();
    }

    private static void Write(string name, ValuePair pair, JsonText text)
    {
        text.Json.WriteStartObject(name);
        text.Json.WriteNumber("step", pair.Step);
        text.Json.WritePropertyName("before");
        text.Number(pair.Before);
        text.Json.WritePropertyName("after");
        text.Number(pair.After);
        text.Json.WriteEndObject();
    }
}
