using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LrExpr.Definitions;
using LrExpr.Json;
using LrExpr.Kinds;
using LrExpr.Syntax;

namespace LrExpr.Formats.Schema;

/// <summary>The JSON schema (draft 7) of files with a section of schedules, written from the tables of keys and kinds.</summary>
internal static class ConfigurationSchema
{
    public const string DefaultSection = "LrExpr";

    /// <param name="section">The key path of the section.</param>
    /// <param name="isComplete">
    /// Whether a file has the whole configuration. If not, it may be one of several that are laid over each other, and nothing can
    /// be missing.
    /// </param>
    /// <param name="own">Kinds of a configuration, which hide the built-in ones of their names.</param>
    public static string Write(string section = DefaultSection, bool isComplete = false, IEnumerable<KindDefinition>? own = null)
    {
        ImmutableArray<KindDefinition> known = [.. own ?? []];
        var hidden = known.Select(kind => kind.Name).ToHashSet(Names.Comparer);
        var builtIn = BuiltInKinds.All.Where(kind => !hidden.Contains(kind.Name)).Select(kind => kind with { Aliases = kind.Aliases.RemoveAll(hidden.Contains) });
        var schema = Around(section.Split(':'), isComplete);
        schema.Insert(0, "$schema", "http://json-schema.org/draft-07/schema#");
        schema["definitions"] = new SectionSchema([.. known.Concat(builtIn).SelectMany(WithOutputs)], isComplete).Definitions();
        return ToText(schema);
    }

    private static IEnumerable<KindDefinition> WithOutputs(KindDefinition kind) =>
        kind.Outputs.Select(output => output with { Aliases = [.. kind.Aliases.Select(alias => $"{alias}.{output.OutputName}")] }).Prepend(kind);

    private static JsonObject Around(ReadOnlySpan<string> path, bool isComplete)
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { [path[0]] = Inner(path) },
            ["patternProperties"] = new JsonObject { [Spelling.Except(path[0], Spelling.AnyCase(path[0]))] = Inner(path) },
        };
        return isComplete ? Shape.With(schema, ("allOf", new JsonArray(Shape.Has(Spelling.AnyCase(path[0]), $"there is no section {path[0]}")))) : schema;

        JsonObject Inner(ReadOnlySpan<string> path) => path.Length > 1 ? Around(path[1..], isComplete)
            : Shape.Described(Shape.Reference("section"), "Schedules as formulas and kinds, with what they need.");
    }

    private static string ToText(JsonObject schema)
    {
        using var content = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(content, options))
            schema.WriteTo(json);
        return Encoding.UTF8.GetString(content.ToArray()) + "\n";
    }
}
