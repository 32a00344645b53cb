using System.Text.Json;
using System.Text.Json.Nodes;
using LrExpr.Docs.Tests.Documents;
using LrExpr.Kinds;

namespace LrExpr.Docs.Tests.Kinds;

/// <summary>Examples of kinds from what their libraries were asked for their values: of each kind the case that says most.</summary>
internal static class GoldenExamples
{
    private const string Folder = "tests/data/golden";

    private static readonly Dictionary<string, IReadOnlyList<string>> ByKind = Read();

    /// <summary>The parameters of an example; null where there is no case.</summary>
    public static IReadOnlyList<string>? ParametersOf(KindDescription kind) =>
        kind.Aliases.Prepend(kind.Name).Select(ByKind.GetValueOrDefault).FirstOrDefault(parameters => parameters is not null);

    private static Dictionary<string, IReadOnlyList<string>> Read()
    {
        var cases = Directory.EnumerateFiles(Repository.PathOf(Folder), "*.json").SelectMany(ReadFile).ToList();
        return cases.GroupBy(one => one.Kind).ToDictionary(group => group.Key, group => group.MaxBy(one => one.Parameters.Count).Parameters);
    }

    private static IEnumerable<(string Kind, IReadOnlyList<string> Parameters)> ReadFile(string path)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(path));
        string name = Path.GetFileNameWithoutExtension(path);
        string prefix = BuiltInKinds.Libraries.Select(library => library.Prefix).Where(prefix => name == prefix || name.StartsWith(prefix + "_", StringComparison.Ordinal)).MaxBy(prefix => prefix.Length) ?? "";
        var found = new List<(string, IReadOnlyList<string>)>();
        foreach (var row in file.RootElement.GetProperty("cases").EnumerateArray().Where(row => !row.TryGetProperty("construct_raises", out _)))
        {
            string full = Full(prefix, row.GetProperty("kind").GetString()!);
            if (BuiltInKinds.Find(full) is { } kind)
                found.Add((full, [.. row.GetProperty("config").EnumerateObject().Where(member => kind.Parameters.Any(parameter => parameter.Name == member.Name)).Select(member => $"\"{member.Name}\": {Value(member.Value, prefix)}")]));
        }

        return found;
    }

    private static string Full(string prefix, string kind) => prefix.Length == 0 ? kind : prefix + "." + kind;

    /// <summary>A value as configuration has it: schedules in place have their kind and parameters apart.</summary>
    private static string Value(JsonElement value, string prefix)
    {
        var options = new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        string text = Nested(value, prefix)?.ToJsonString(options) ?? "null";
        return value.ValueKind is JsonValueKind.Array or JsonValueKind.Object ? text.Replace(",", ", ", StringComparison.Ordinal).Replace(":", ": ", StringComparison.Ordinal) : text;
    }

    private static JsonNode? Nested(JsonElement value, string prefix) => value.ValueKind switch
    {
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(element => Nested(element, prefix))]),
        JsonValueKind.Object when value.TryGetProperty("kind", out var kind) => new JsonObject
        {
            ["Kind"] = Full(prefix, kind.GetString()!),
            ["Parameters"] = new JsonObject(value.EnumerateObject().Where(member => member.Name != "kind").Select(member => KeyValuePair.Create(member.Name, Nested(member.Value, prefix)))),
        },
        _ => JsonNode.Parse(value.GetRawText()),
    };
}
