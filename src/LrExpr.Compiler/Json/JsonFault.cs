using LrExpr.Text;

namespace LrExpr.Json;

/// <summary>Why a JSON text cannot be read any further, and where.</summary>
/// <param name="Code">The code of the rule that was broken.</param>
/// <param name="Span">Where.</param>
/// <param name="Reason">What is wrong, in a sentence without an end; it may quote the text.</param>
internal sealed record JsonFault(string Code, TextSpan Span, string Reason);
