using System.Globalization;
using System.Text.Json;

namespace LrExpr.Tests.Support;

/// <summary>The files below <c>tests/data</c>.</summary>
internal static class TestData
{
    public static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "data", file);

    public static JsonElement Json(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(PathOf(file)));
        return document.RootElement.Clone();
    }

    /// <summary>A file of one JSON object a line.</summary>
    public static IEnumerable<JsonElement> JsonLines(string file)
    {
        foreach (string line in File.ReadLines(PathOf(file)).Where(line => line.Length > 0))
        {
            using var document = JsonDocument.Parse(line);
            yield return document.RootElement.Clone();
        }
    }

    public static string Text(this JsonElement element, string property) => element.GetProperty(property).GetString()!;

    public static JsonElement? Member(this JsonElement element, string property) =>
        element.TryGetProperty(property, out var member) ? member : null;

    /// <summary>A number, or NaN and the infinities as texts.</summary>
    public static double Number(this JsonElement element) => element.ValueKind == JsonValueKind.String
        ? double.Parse(element.GetString()!, CultureInfo.InvariantCulture)
        : element.GetDouble();

    /// <summary>JSON as settings, as .NET configuration reads it: numbers as they are written, booleans with a capital.</summary>
    public static Setting ToSetting(string key, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new Setting(key, element.EnumerateObject().Select(member => ToSetting(member.Name, member.Value))),
        JsonValueKind.Array when element.GetArrayLength() == 0 => new Setting(key, ""),
        JsonValueKind.Array => new Setting(key, element.EnumerateArray().Select((item, i) => ToSetting(i.ToString(CultureInfo.InvariantCulture), item))),
        JsonValueKind.Null => new Setting(key, (string?)null),
        JsonValueKind.True => new Setting(key, "True"),
        JsonValueKind.False => new Setting(key, "False"),
        JsonValueKind.String => new Setting(key, element.GetString()),
        _ => new Setting(key, element.GetRawText()),
    };
}
