using LrExpr.Json;
using LrExpr.Text;

namespace LrExpr.Documents;

/// <summary>JSON that stands in a text of a file.</summary>
internal static class JsonInText
{
    private static readonly JsonRules Rules = new(IsLenient: false, DocumentForms.MostCharacters);

    /// <summary>What it says, with the places of the file as far as nothing in the text is escaped; null where it is no JSON.</summary>
    public static JsonPart? Read(JsonPart text) =>
        JsonTree.Read(text.Text!, Rules) is { Fault: null, Root: { } root } ? text.Content is { } content ? root.MovedBy(content.Start) : All(root, text.Span) : null;

    private static JsonPart All(JsonPart part, TextSpan span) => part with
    {
        Span = span,
        Members = [.. part.Members.Select(member => new JsonMember(member.Name, member.NameSpan is null ? null : span, All(member.Value, span)))],
    };
}
