using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Parsing;

/// <summary>The tokens the grammar runs over, and what it has seen so far: nesting, parts, open brackets, the first mistake.</summary>
internal sealed class TokenStream(SourceText source, Token[] tokens)
{
    private readonly int[] _openBrackets = new int[FormulaLimits.Nesting + 1];
    private int _openBracketCount;

    public Token this[int index] => tokens[index];

    public int Depth { get; set; }

    public int NodeCount { get; set; }

    /// <summary>The first thing that went wrong. The grammar needs no way back, so there is only one.</summary>
    public SyntaxFailure? Failure { get; private set; }

    public int? InnermostOpenBracket => _openBracketCount == 0 ? null : _openBrackets[_openBracketCount - 1];

    public string NameOf(Token token) => token.Kind == TokenKind.QuotedName
        ? source.Text.Substring(token.Start + 1, token.Length - 2)
        : source.Text.Substring(token.Start, token.Length);

    public void Open(int bracket) => _openBrackets[_openBracketCount++] = bracket;

    public void Close() => _openBracketCount--;

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
