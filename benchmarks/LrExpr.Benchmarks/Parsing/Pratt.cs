using LrExpr.Diagnostics;
using LrExpr.Parsing;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Benchmarks.Parsing;

/// <summary>The two ways to run the hand-written parser: behind the lexer of the project, and with a lexer of its own.</summary>
internal static class Pratt
{
    /// <summary>The tree of a text by way of the token array that the project's own lexer makes.</summary>
    public static ExpressionSyntax? ParseTokens(SourceText source, DiagnosticBag diagnostics)
    {
        var tokens = Lexer.Read(source, new SyntaxErrors(source, diagnostics), isFunction: false);
        return new PrattParser<TokenArray>(new TokenArray(tokens), source.Text).Parse();
    }

    /// <summary>The tree of a text whose tokens are made while it is parsed, so that there is no array of them.</summary>
    public static ExpressionSyntax? ParseText(string text) =>
        new PrattParser<TokenText>(new TokenText(text), text).Parse();

    /// <summary>Why the hand-written parser refuses a text, or null where it does not.</summary>
    public static PrattFailure? FailureOf(string text)
    {
        var parser = new PrattParser<TokenText>(new TokenText(text), text);
        parser.Parse();
        return parser.Failure;
    }

    /// <summary>Tokens that were made before.</summary>
    private struct TokenArray(Token[] tokens) : ITokenSource
    {
        private int _position;

        public Token Next() => tokens[_position].Kind == TokenKind.End ? tokens[_position] : tokens[_position++];
    }
}
