using LrExpr.Text;

namespace LrExpr.Formats.Keras;

/// <summary>A JSON text that cannot be read any further; it never leaves <see cref="JsonParts"/>.</summary>
internal sealed class JsonFaultException(string code, TextSpan span, string message) : Exception(message)
{
    public string Code { get; } = code;

    public TextSpan Span { get; } = span;
}
