using System.Globalization;
using System.Text.Json.Nodes;

namespace LrExpr.Docs.Tests.Schema;

/// <summary>Every configuration that differs from a given one in one place: a member gone, of another value, or of another spelling.</summary>
internal static class Mutations
{
    private static readonly string[] Values = ["null", "\"\"", "1", "0", "-2.5", "\"1\"", "\"step\"", "\"cosine\"", "true", "[1, 2]", "[\"1\", \"2\"]", """{ "Formula": "step" }""", """{ "1": 2 }"""];

    public static IEnumerable<string> Of(string json)
    {
        var root = JsonNode.Parse(json)!;
        foreach (string path in Places(root["LrExpr"]!, ["LrExpr"]))
        {
            foreach (var change in Changes)
            {
                var changed = root.DeepClone();
                if (change(changed, path.Split('\n')))
                    yield return changed.ToJsonString();
            }
        }
    }

    private static IEnumerable<Func<JsonNode, string[], bool>> Changes =>
    [
        (root, path) => Parent(root, path) is JsonObject parent ? parent.Remove(path[^1]) : Remove((JsonArray)Parent(root, path), path[^1]),
        .. Values.Select(value => (Func<JsonNode, string[], bool>)((root, path) => Replace(Parent(root, path), path[^1], value))),
        (root, path) => Rename(Parent(root, path), path[^1], key => key.ToUpperInvariant()),
        (root, path) => Rename(Parent(root, path), path[^1], key => key.ToLowerInvariant()),
        (root, path) => Rename(Parent(root, path), path[^1], key => key.Replace("_", "", StringComparison.Ordinal)),
        (root, path) => Rename(Parent(root, path), path[^1], key => key + "_"),
        (root, path) => Rename(Parent(root, path), path[^1], _ => "Parameters"),
        (root, path) => Rename(Parent(root, path), path[^1], _ => "name"),
    ];

    private static IEnumerable<string> Places(JsonNode node, string[] path)
    {
        var members = node switch
        {
            JsonObject all => all.Select(member => (member.Key, member.Value)),
            JsonArray items => items.Select((item, index) => (index.ToString(CultureInfo.InvariantCulture), item)),
            _ => [],
        };
        foreach (var (key, value) in members)
        {
            string[] inner = [.. path, key];
            yield return string.Join('\n', inner);
            foreach (string below in value is null ? [] : Places(value, inner))
                yield return below;
        }
    }

    private static JsonNode Parent(JsonNode root, string[] path) =>
        path[..^1].Aggregate(root, (node, key) => node is JsonArray items ? items[Index(key)]! : node[key]!);

    private static bool Remove(JsonArray items, string index)
    {
        items.RemoveAt(Index(index));
        return true;
    }

    private static bool Replace(JsonNode parent, string key, string value)
    {
        // .NET configuration takes an array for an object with the keys 0, 1, ..., which no page says that one may write.
        var old = parent is JsonArray ? parent[Index(key)] : parent[key];
        if ((old is JsonObject or null && value[0] == '[') || (old is JsonArray && value[0] == '{'))
            return false;
        if (parent is JsonArray items)
            items[Index(key)] = JsonNode.Parse(value);
        else
            parent[key] = JsonNode.Parse(value);
        return true;
    }

    private static bool Rename(JsonNode parent, string key, Func<string, string> spell)
    {
        if (parent is not JsonObject members || spell(key) == key || members.ContainsKey(spell(key)))
            return false;
        var value = members[key];
        members.Remove(key);
        members[spell(key)] = value;
        return true;
    }

    private static int Index(string key) => int.Parse(key, CultureInfo.InvariantCulture);
}
