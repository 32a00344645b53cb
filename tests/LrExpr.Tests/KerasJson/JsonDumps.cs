using System.Text;
using System.Text.Json;

namespace LrExpr.Tests.KerasJson;

/// <summary>JSON with the blanks that Python's <c>json.dumps</c> puts between the parts; numbers and texts stay as they stand.</summary>
internal static class JsonDumps
{
    public static string Of(JsonElement element)
    {
        var text = new StringBuilder();
        Append(text, element);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{').AppendJoin(", ", element.EnumerateObject().Select(member => $"{JsonSerializer.Serialize(member.Name)}: {Of(member.Value)}")).Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[').AppendJoin(", ", element.EnumerateArray().Select(Of)).Append(']');
                break;
            default:
                text.Append(element.GetRawText());
                break;
        }
    }
}
