namespace LrExpr.Cli.Output;

/// <summary>Kinds for scripts.</summary>
internal static class KindJson
{
    public static void Write(IReadOnlyList<KindDescription> kinds, Terminal terminal) => JsonText.Write(terminal.Output, text =>
    {
        text.Json.WriteStartObject();
        text.Json.WriteStartArray("kinds");
        foreach (var kind in kinds)
            Write(kind, text);
        text.Json.WriteEndArray();
        text.Json.WriteEndObject();
    });

    private static void Write(KindDescription kind, JsonText text)
    {
        var json = text.Json;
        json.WriteStartObject();
        json.WriteString("name", kind.Name);
        text.Strings("aliases", kind.Aliases);
        json.WriteString("library", kind.Library);
        json.WriteString("version", kind.Version);
        json.WriteString("link", kind.Link);
        json.WriteString("description", kind.Description);
        json.WriteStartArray("parameters");
        foreach (var parameter in kind.Parameters)
        {
            json.WriteStartObject();
            json.WriteString("name", parameter.Name);
            json.WriteString("type", parameter.Type);
            json.WriteBoolean("required", parameter.IsRequired);
            json.WriteString("default", parameter.Default);
            text.Strings("options", parameter.Options);
            json.WriteString("description", parameter.Description);
            json.WriteString("unit", parameter.Unit);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        text.Strings("constraints", kind.Constraints);
        json.WriteString("formula", kind.Formula);
        json.WriteEndObject();
    }
}
