using LrExpr.Definitions;
using LrExpr.Text;

namespace LrExpr.Loading;

/// <summary>A name of a definition in a text, found before the text is bound.</summary>
/// <param name="Target">What is named.</param>
/// <param name="Source">The text.</param>
/// <param name="Span">The name in the text.</param>
internal sealed record Mention(Definition Target, SourceText Source, TextSpan Span);
