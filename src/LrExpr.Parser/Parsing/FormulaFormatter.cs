using System.Text;
using LrExpr.Diagnostics;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Parsing;

/// <summary>
/// A formula with the blanks and the spelling of operators that the printer gives it. Lines, comments, parentheses, names and numbers stay
/// as their author wrote them.
/// </summary>
internal static class FormulaFormatter
{
    /// <summary>The formula; null where it has an error, which is reported.</summary>
    public static string? FormatFormula(SourceText source, DiagnosticBag diagnostics) =>
        FormulaParser.ParseFormula(source, diagnostics) is null ? null : Format(source, isFunction: false);

    /// <summary>The function of a configuration; null where it has an error, which is reported.</summary>
    public static string? FormatFunction(SourceText source, DiagnosticBag diagnostics) =>
        FormulaParser.ParseFunction(source, diagnostics, out _) is null ? null : Format(source, isFunction: true);

    /// <summary>A text with one blank where one belongs.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">Its tokens, without one for the end.</param>
    /// <param name="spelling">How a token is written.</param>
    /// <param name="separatesSigns">Whether two signs in a row would be another operator.</param>
    public static string Format(string text, IReadOnlyList<Token> tokens, Func<Token, string> spelling, bool separatesSigns)
    {
        var result = new StringBuilder(text.Length + 16);
        var spacing = new TokenSpacing(separatesSigns);
        int end = 0;
        foreach (var token in tokens)
        {
            bool isSpaced = spacing.IsSpaceBefore(token);
            AppendGap(result, text.AsSpan(end, token.Start - end), isSpaced, isEnd: false);
            result.Append(spelling(token));
            end = token.End;
        }

        AppendGap(result, text.AsSpan(end), isSpaced: false, isEnd: true);
        return result.ToString();
    }

    private static string Format(SourceText source, bool isFunction)
    {
        var tokens = Lexer.Read(source, new SyntaxErrors(source, new DiagnosticBag()), isFunction);
        int count = Array.FindIndex(tokens, token => token.Kind == TokenKind.End);
        return Format(source.Text, tokens[..count], token => Spelling(token, source.Text), separatesSigns: false);
    }

    /// <summary>A token as it is written where several spellings mean the same.</summary>
    public static string Spelling(in Token token, string text) => token.Kind switch
    {
        TokenKind.Power or TokenKind.And or TokenKind.Or => OperatorTable.Binary(token.Kind)!.Symbol,
        TokenKind.Let or TokenKind.True or TokenKind.False or TokenKind.Not => text.Substring(token.Start, token.Length).ToLowerInvariant(),
        _ => text.Substring(token.Start, token.Length),
    };

    /// <summary>What stands between two tokens: a blank or none; or comments and ends of lines, which stay, with the blanks that begin a line.</summary>
    private static void AppendGap(StringBuilder result, ReadOnlySpan<char> gap, bool isSpaced, bool isEnd)
    {
        if (gap.IndexOfAny('\n', '#') < 0)
        {
            result.Append(isSpaced ? " " : "");
            return;
        }

        bool isFirst = true;
        foreach (var range in gap.Split('\n'))
        {
            var line = gap[range].TrimEnd(" \t\r");
            bool isBeforeToken = !isEnd && range.End.Value == gap.Length;
            if (!isFirst)
                result.Append('\n').Append(isBeforeToken ? gap[range].TrimEnd('\r') : line);
            else if (!line.IsEmpty)
                result.Append(result.Length > 0 && line[0] == '#' ? " " : "").Append(result.Length == 0 ? line.TrimStart() : line);
            isFirst = false;
        }
    }
}
