using System.Globalization;
using System.Text.Json;

namespace LrExpr.Import.Tests.Support;

/// <summary>A configuration as .NET reads it, as the setting of its section.</summary>
internal static class ConfigurationText
{
    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static Setting Section(string json, string path = "LrExpr")
    {
        using var document = JsonDocument.Parse(json, Options);
        var section = path.Split(':').Aggregate(document.RootElement, (part, key) => part.GetProperty(key));
        return SettingOf(path, section);
    }

    private static Setting SettingOf(string key, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new Setting(key, value.EnumerateObject().Select(member => SettingOf(member.Name, member.Value))),
        JsonValueKind.Array when value.GetArrayLength() > 0 => new Setting(key, value.EnumerateArray().Select((element, index) => SettingOf(index.ToString(CultureInfo.InvariantCulture), element))),
        JsonValueKind.Array => new Setting(key, "[]"),
        JsonValueKind.Null => new Setting(key, (string?)null),
        _ => new Setting(key, value.ToString()),
    };
}
