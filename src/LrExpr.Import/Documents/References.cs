using System.Text.Json;
using LrExpr.Json;

namespace LrExpr.Documents;

/// <summary>Texts that stand for another value of the file: <c>${training.max_steps}</c>, as thinc and OmegaConf write it.</summary>
internal static class References
{
    /// <summary>How many such texts one may lead through.</summary>
    private const int MostSteps = 16;

    /// <summary>The value that a part means; the part itself where it is no such text, or leads nowhere in the file.</summary>
    public static JsonPart Followed(JsonPart part, JsonPart document)
    {
        var found = part;
        for (int steps = 0; PathOf(found) is { } path && document.At(path.Split('.')) is { } next; steps++)
        {
            if (steps == MostSteps)
                return part;
            found = next;
        }

        return found with { Span = part.Span };
    }

    /// <summary>Whether a part is to be filled in by whoever runs the file: a reference that leads out of it, a macro of gin that is elsewhere, or the mark of a value that is missing.</summary>
    public static bool IsLeftOpen(JsonPart part) =>
        (part.IsText() && (part.Text == "???" || PathOf(part) is not null)) || part is { Kind: JsonValueKind.Undefined, Text: ['%', ..] };

    private static string? PathOf(JsonPart part) =>
        part is { Kind: JsonValueKind.String, Text: ['$', '{', .. var path, '}'] } && !path.Contains('{', StringComparison.Ordinal) ? path : null;
}
