using System.Buffers;
using LrExpr.Diagnostics;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Parsing;

/// <summary>
/// Text to syntax tree. Reports all lexical errors; if there are none, the first syntax error.
/// </summary>
internal static class FormulaParser
{
    /// <summary>The tree of a formula, or null where it has an error.</summary>
    public static ExpressionSyntax? ParseFormula(SourceText source, DiagnosticBag diagnostics) =>
        ParseFormula(source, diagnostics, out _);

    /// <summary>The tree of a formula, or null where it has an error, and how many nodes it has.</summary>
    public static ExpressionSyntax? ParseFormula(SourceText source, DiagnosticBag diagnostics, out int nodeCount) =>
        Parse(source, diagnostics, isFunction: false, Grammar.ParseFormula, out nodeCount);

    /// <summary>The tree of a function of the configuration, <c>(a, b) => expression</c>, or null where it has an error.</summary>
    public static FunctionSyntax? ParseFunction(SourceText source, DiagnosticBag diagnostics, out int nodeCount) =>
        Parse(source, diagnostics, isFunction: true, Grammar.ParseFunction, out nodeCount);

    private static T? Parse<T>(SourceText source, DiagnosticBag diagnostics, bool isFunction, Func<TokenStream, T?> grammar, out int nodeCount)
        where T : class
    {
        nodeCount = 0;
        var errors = new SyntaxErrors(source, diagnostics);
        if (source.Text.Length > FormulaLimits.Length)
        {
            errors.TooLong(source.Text.Length, FormulaLimits.Length);
            return null;
        }

        int before = diagnostics.Count;
        var tokens = Lexer.Read(source, errors, isFunction);
        T? tree = null;
        if (diagnostics.Count == before && tokens[0].Kind == TokenKind.End)
        {
            errors.Empty();
        }
        else if (diagnostics.Count == before)
        {
            var stream = new TokenStream(source, tokens);
            tree = grammar(stream);
            nodeCount = stream.NodeCount;
            if (stream.Failure is { } failure)
                Report(failure, stream, errors);
        }

        ArrayPool<Token>.Shared.Return(tokens);
        return tree;
    }

    private static void Report(SyntaxFailure failure, TokenStream stream, SyntaxErrors errors)
    {
        var token = stream[failure.Token];
        switch (failure.Reason)
        {
            case FailureReason.TooDeep: errors.TooDeep(token.Span, FormulaLimits.Nesting); break;
            case FailureReason.TooManyNodes: errors.TooManyNodes(token.Span, FormulaLimits.Nodes); break;
            case FailureReason.TooManyArguments: errors.TooManyArguments(token.Span, FormulaLimits.Arguments); break;
            case FailureReason.TooManyElements: errors.TooManyElements(token.Span, FormulaLimits.ArrayElements); break;
            case FailureReason.ChainedComparison: errors.ChainedComparison(token); break;
            default: ReportUnexpected(token, failure, stream, errors); break;
        }
    }

    private static void ReportUnexpected(Token token, SyntaxFailure failure, TokenStream stream, SyntaxErrors errors)
    {
        int? bracket = stream.InnermostOpenBracket(before: failure.Token);
        var open = bracket is { } index ? stream[index] : (Token?)null;
        bool percentLacksOperand = failure.Expected.HasFlag(Expected.Value) && failure.Token > 0
            && stream[failure.Token - 1].Kind == TokenKind.Percent;
        switch (token.Kind)
        {
            case TokenKind.End when open is not null && CouldClose(stream, failure, bracket):
                errors.NotClosed(open.Value);
                break;
            case TokenKind.End:
                errors.EndsTooEarly(token, Describe(failure.Expected), percentLacksOperand);
                break;
            case TokenKind.CloseParenthesis or TokenKind.CloseBracket when !Matches(open, token):
                errors.UnmatchedBracket(token, open);
                break;
            default:
                errors.Unexpected(token, Describe(failure.Expected), percentLacksOperand);
                break;
        }
    }

    /// <summary>Whether the bracket could be closed here: after a value, or right after the bracket of a call, a header or an array.</summary>
    private static bool CouldClose(TokenStream stream, SyntaxFailure failure, int? bracket)
    {
        if ((failure.Expected & (Expected.CloseParenthesis | Expected.CloseBracket)) != 0)
            return true;
        int last = failure.Token - 1;
        bool isOfCall = last > 0 && stream[last - 1].Kind is TokenKind.Name or TokenKind.QuotedName;
        return bracket == last && (stream[last].Kind == TokenKind.OpenBracket || isOfCall);
    }

    private static bool Matches(Token? open, Token close) =>
        open?.Kind == (close.Kind == TokenKind.CloseParenthesis ? TokenKind.OpenParenthesis : TokenKind.OpenBracket);

    private static string Describe(Expected expected)
    {
        var parts = new List<string>();
        Add(Expected.Value, "a value");
        Add(Expected.Operator, "an operator");
        Add(Expected.Name, "a name");
        Add(Expected.OpenParenthesis, "'('");
        Add(Expected.Comma, "','");
        Add(Expected.CloseParenthesis, "')'");
        Add(Expected.CloseBracket, "']'");
        Add(Expected.Assign, "'='");
        Add(Expected.Semicolon, "';'");
        Add(Expected.Colon, "':'");
        Add(Expected.Arrow, "'=>'");
        Add(Expected.End, "the end of the formula");
        return parts.Count == 1 ? parts[0] : string.Join(", ", parts.Take(parts.Count - 1)) + " or " + parts[^1];

        void Add(Expected flag, string text)
        {
            if (expected.HasFlag(flag))
                parts.Add(text);
        }
    }
}
