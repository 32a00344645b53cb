using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Parsing;

/// <summary>The tokens the grammar runs over, and what it has seen so far: nesting, parts, the first mistake.</summary>
internal sealed class TokenStream(SourceText source, Token[] tokens)
{
    public ref readonly Token this[int index] => ref tokens[index];

    public int Depth { get; set; }

    public int NodeCount { get; set; }

    /// <summary>The first thing that went wrong. The grammar needs no way back, so there is only one.</summary>
    public SyntaxFailure? Failure { get; private set; }

    /// <summary>What stands between the quotes of a text.</summary>
    public string TextOf(Token token) => source.Text.Substring(token.Start + 1, token.Length - 2);

    public string NameOf(Token token) => token.Kind == TokenKind.QuotedName
        ? TextOf(token)
        : RecentNames.Of(source.Text.AsSpan(token.Start, token.Length));

    /// <summary>
    /// The innermost bracket that is open before a token the grammar came to. Every bracket before it that is closed is closed
    /// by its own kind, or the grammar had stopped there.
    /// </summary>
    public int? InnermostOpenBracket(int before)
    {
        int closed = 0;
        for (int index = before - 1; index >= 0; index--)
        {
            if (tokens[index].Kind is TokenKind.CloseParenthesis or TokenKind.CloseBracket)
                closed++;
            else if (tokens[index].Kind is TokenKind.OpenParenthesis or TokenKind.OpenBracket && closed-- == 0)
                return index;
        }

        return null;
    }

    public void Fail(SyntaxFailure failure) => Failure ??= failure;
}

/// <summary>Why the grammar stopped.</summary>
internal enum FailureReason
{
    Unexpected,
    TooDeep,
    TooManyNodes,
    TooManyArguments,
    TooManyElements,
    ChainedComparison,
}

/// <summary>Where the grammar stopped and why.</summary>
internal readonly record struct SyntaxFailure(FailureReason Reason, int Token, Expected Expected = Expected.Nothing);
