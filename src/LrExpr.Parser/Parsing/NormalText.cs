using System.Buffers;
using System.Text;
using LrExpr.Diagnostics;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Parsing;

/// <summary>
/// A text as its tokens say it, in one spelling: blanks, comments, ends of lines, the case of names, backquotes that are not needed and the notation of a
/// number do not count. Two texts with one normal form are read as the same tree.
/// </summary>
internal static class NormalText
{
    /// <summary>The normal form; null where something in the text is no token.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isFunction">Whether it is a function of a configuration, which has an arrow.</param>
    public static string? Of(string text, bool isFunction = false)
    {
        if (text.Length > FormulaLimits.Length)
            return null;
        var source = new SourceText(text, SourceText.NoPath);
        var diagnostics = new DiagnosticBag();
        var tokens = Lexer.Read(source, new SyntaxErrors(source, diagnostics), isFunction);
        string? normal = diagnostics.Count > 0 ? null : Join(text, tokens);
        ArrayPool<Token>.Shared.Return(tokens);
        return normal;
    }

    private static string Join(string text, Token[] tokens)
    {
        var result = new StringBuilder(2 * text.Length);
        for (int i = 0; tokens[i].Kind != TokenKind.End; i++)
        {
            if (i > 0)
                result.Append(' ');
            result.Append(Spelling(tokens[i], text));
        }

        return result.ToString();
    }

    private static string Spelling(in Token token, string text) => token.Kind switch
    {
        TokenKind.Number => NumberText.Of(token.Number),
        TokenKind.Name => text.Substring(token.Start, token.Length).ToUpperInvariant(),
        TokenKind.QuotedName => Names.Written(text.Substring(token.Start + 1, token.Length - 2).ToUpperInvariant()),
        _ => FormulaFormatter.Spelling(token, text),
    };
}
