using LrExpr.Json;
using LrExpr.Text;

namespace LrExpr.Documents;

/// <summary>A text cannot be read any further. It does not leave its reader.</summary>
internal sealed class FaultyDocumentException(JsonFault fault) : Exception(fault.Reason)
{
    public JsonFault Fault { get; } = fault;

    public static FaultyDocumentException Unreadable(TextSpan span, string reason) => new(new JsonFault("LRX3008", span, reason));

    public static FaultyDocumentException Twice(TextSpan span, string name) => new(new JsonFault("LRX3003", span, $"{Printable.Quote(name)} stands twice in one object"));

    public static FaultyDocumentException TooDeep(TextSpan span) =>
        new(new JsonFault("LRX5002", span, FormattableString.Invariant($"it is nested more than {JsonRules.MostNesting} deep")));
}
