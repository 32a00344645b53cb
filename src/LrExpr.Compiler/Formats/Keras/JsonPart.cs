using System.Text.Json;
using LrExpr.Text;

namespace LrExpr.Formats.Keras;

/// <summary>A JSON value with its place in the text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands, quotes and brackets included.</param>
/// <param name="Text">The content of a text, the characters of a number; null for everything else.</param>
/// <param name="Members">The members of an object, the elements of an array.</param>
internal sealed record JsonPart(JsonValueKind Kind, TextSpan Span, string? Text, IReadOnlyList<JsonMember> Members)
{
    public bool IsObject => Kind == JsonValueKind.Object;

    public bool IsArray => Kind == JsonValueKind.Array;

    /// <summary>The value of a member; null where there is none of exactly this name.</summary>
    public JsonPart? this[string name] => Members.FirstOrDefault(member => member.Name == name)?.Value;

    /// <summary>What to point at: a whole text or number, but only the bracket that opens an object or an array.</summary>
    public TextSpan Mark => IsObject || IsArray ? Span with { Length = 1 } : Span;
}

/// <summary>A member of an object; or an element of an array, whose name is its index.</summary>
/// <param name="Name">The name, or the index.</param>
/// <param name="NameSpan">Where the name stands, quotes included; null for an element.</param>
/// <param name="Value">The value.</param>
internal sealed record JsonMember(string Name, TextSpan? NameSpan, JsonPart Value);
