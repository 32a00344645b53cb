using System.Text.Json;
using LrExpr.Json;
using LrExpr.Text;

namespace LrExpr.Documents;

/// <summary>Questions about the parts of a document.</summary>
internal static class Parts
{
    /// <summary>The same part further on in a text.</summary>
    public static JsonPart MovedBy(this JsonPart part, int characters) => part with
    {
        Span = part.Span with { Start = part.Span.Start + characters },
        Members = [.. part.Members.Select(member => new JsonMember(member.Name, member.NameSpan is { } name ? name with { Start = name.Start + characters } : null, member.Value.MovedBy(characters)))],
    };

    /// <summary>The member of exactly this name; null where there is none, or a null.</summary>
    public static JsonMember? Member(this JsonPart part, string name) =>
        part.IsObject ? part.Members.FirstOrDefault(member => member.Name == name && member.Value.Kind != JsonValueKind.Null) : null;

    /// <summary>The value at names that lead from one object into the next; null where there is none, or a null.</summary>
    public static JsonPart? At(this JsonPart part, params ReadOnlySpan<string> names)
    {
        var found = part;
        foreach (string name in names)
        {
            if (found.Member(name) is not { } member)
                return null;
            found = member.Value;
        }

        return found;
    }

    public static bool IsNumber(this JsonPart? part) => part?.Kind == JsonValueKind.Number;

    public static bool IsText(this JsonPart? part) => part?.Kind == JsonValueKind.String;

    /// <summary>What it is, in a few words.</summary>
    public static string Described(this JsonPart part) => part.Kind switch
    {
        JsonValueKind.String => "a text",
        JsonValueKind.Number => Printable.Cut(part.Text!, 40),
        JsonValueKind.Null => "null",
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        JsonValueKind.Undefined => "something that only the program knows",
        _ => "a boolean",
    };
}
