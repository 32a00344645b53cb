using LrExpr.Diagnostics;
using LrExpr.Language;
using LrExpr.Parsing;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Highlights;

/// <summary>What a part of a formula is, for its colour.</summary>
internal enum TokenColor
{
    Number,
    Function,
    Parameter,
    Step,
    Name,
    Keyword,
    Operator,
    Text,
    Comment,
}

/// <summary>A part of a formula that has a colour.</summary>
internal readonly record struct ColoredToken(int Start, int Length, TokenColor Color);

/// <summary>The parts of a formula, by what they are. A formula with mistakes has colours, too.</summary>
internal static class FormulaTokens
{
    /// <param name="formula">The formula.</param>
    /// <param name="isParameter">Whether a name is that of a parameter.</param>
    public static IReadOnlyList<ColoredToken> Of(string formula, Predicate<string> isParameter)
    {
        if (formula.Length > FormulaLimits.Length)
            return [];
        var source = new SourceText(formula, "", null);
        var tokens = Lexer.Read(source, new SyntaxErrors(source, new DiagnosticBag()), isFunction: true);
        var colored = new List<ColoredToken>();
        int end = 0;
        for (int i = 0; tokens[i].Kind != TokenKind.End; i++)
        {
            AddComments(formula, end, tokens[i].Start, colored);
            end = tokens[i].End;
            if (ColorOf(tokens[i], tokens[i + 1].Kind, formula, isParameter) is { } color)
                colored.Add(new ColoredToken(tokens[i].Start, tokens[i].Length, color));
        }

        AddComments(formula, end, formula.Length, colored);
        return colored;
    }

    private static TokenColor? ColorOf(in Token token, TokenKind next, string formula, Predicate<string> isParameter) => token.Kind switch
    {
        TokenKind.Number => TokenColor.Number,
        TokenKind.Name or TokenKind.QuotedName => ColorOfName(formula.Substring(token.Start, token.Length).Trim('`'), next, isParameter),
        TokenKind.Text => TokenColor.Text,
        TokenKind.Let or TokenKind.True or TokenKind.False or TokenKind.Not or TokenKind.And or TokenKind.Or => TokenColor.Keyword,
        TokenKind.Question or TokenKind.Colon or TokenKind.Assign or TokenKind.Arrow => TokenColor.Operator,
        _ => OperatorTable.Binary(token.Kind) is not null || OperatorTable.Prefix(token.Kind) is not null ? TokenColor.Operator : null,
    };

    private static TokenColor ColorOfName(string name, TokenKind next, Predicate<string> isParameter) =>
        next == TokenKind.OpenParenthesis ? TokenColor.Function
        : Names.Same(name, Constants.Step) ? TokenColor.Step
        : isParameter(name) ? TokenColor.Parameter
        : TokenColor.Name;

    /// <summary>Between tokens there are blanks, comments, and characters that belong to no token.</summary>
    private static void AddComments(string formula, int start, int end, List<ColoredToken> colored)
    {
        for (int i = start; i < end; i++)
        {
            if (formula[i] != '#')
                continue;
            int stop = formula.IndexOf('\n', i, end - i) is var found && found < 0 ? end : found;
            colored.Add(new ColoredToken(i, stop - i, TokenColor.Comment));
            i = stop;
        }
    }
}
