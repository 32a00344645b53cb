using System.Text.Json;
using LrExpr.Text;

namespace LrExpr.Json;

/// <summary>A JSON value with its place in the text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands, quotes and brackets included.</param>
/// <param name="Text">The content of a text, the characters of a number; null for everything else.</param>
/// <param name="Members">The members of an object, the elements of an array.</param>
internal sealed record JsonPart(JsonValueKind Kind, TextSpan Span, string? Text, IReadOnlyList<JsonMember> Members)
{
    public bool IsObject => Kind == JsonValueKind.Object;

    public bool IsArray => Kind == JsonValueKind.Array;

    /// <summary>Whether it is an object or an array.</summary>
    public bool IsContainer => IsObject || IsArray;

    /// <summary>The value of a member; null where there is none of exactly this name.</summary>
    public JsonPart? this[string name] => Members.FirstOrDefault(member => member.Name == name)?.Value;

    /// <summary>What to point at: a whole text or number, but only the bracket that opens an object or an array.</summary>
    public TextSpan Mark => IsContainer ? Span with { Length = 1 } : Span;

    /// <summary>Where the characters of a text or number stand as they are; null where some are escaped, which makes them more.</summary>
    public TextSpan? Content
    {
        get
        {
            int quotes = Kind == JsonValueKind.String ? 1 : 0;
            return Text?.Length + 2 * quotes == Span.Length ? new TextSpan(Span.Start + quotes, Text!.Length) : null;
        }
    }
}

/// <summary>A member of an object; or an element of an array, whose name is its index.</summary>
/// <param name="Name">The name, or the index.</param>
/// <param name="NameSpan">Where the name stands, quotes included; null for an element.</param>
/// <param name="Value">The value.</param>
internal sealed record JsonMember(string Name, TextSpan? NameSpan, JsonPart Value)
{
    /// <summary>Where it begins: with its name, if it has one.</summary>
    public int Start => (NameSpan ?? Value.Span).Start;
}
