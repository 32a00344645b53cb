using System.Text.Json;

namespace LrExpr.Cli.Output;

/// <summary>What a schedule is, for scripts.</summary>
internal static class ScheduleJson
{
    public static void WriteMembers(CompiledSchedule schedule, Utf8JsonWriter json)
    {
        var definition = schedule.Symbol.Definition;
        json.WriteString("name", schedule.Name);
        json.WriteString("kind", definition.Kind?.Text);
        json.WriteString("formula", definition.Formula?.Text);
        json.WriteString("dialect", definition.Formula is null ? null : definition.Dialect.ToString().ToLowerInvariant());
        json.WriteString("description", schedule.Description);
        json.WriteNumber("cost", schedule.Cost);
    }

    /// <summary>The parameters with the texts they were given by; a default has no text.</summary>
    public static void WriteParameters(CompiledSchedule schedule, Utf8JsonWriter json)
    {
        json.WriteStartArray("parameters");
        foreach (var parameter in schedule.Symbol.Parameters)
        {
            json.WriteStartObject();
            json.WriteString("name", parameter.Name);
            json.WriteString("text", parameter.Text);
            json.WriteString("path", parameter.Path);
            json.WriteString("file", parameter.File);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
