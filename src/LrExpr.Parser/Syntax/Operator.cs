namespace LrExpr.Syntax;

/// <summary>An operator of the language. A row of <see cref="OperatorTable"/>.</summary>
/// <param name="Symbol">How it is written; where there are two spellings, the canonical one.</param>
/// <param name="Function">The name of the function it means, a row of the compiler's function table.</param>
/// <param name="Precedence">How tightly it binds.</param>
/// <param name="Tokens">The kinds of token that write it.</param>
internal sealed record Operator(string Symbol, string Function, Precedence Precedence, params TokenKind[] Tokens)
{
    /// <summary>Whether it stands before its only operand.</summary>
    public bool IsPrefix { get; init; }

    /// <summary>Whether <c>a op b op c</c> is <c>a op (b op c)</c>.</summary>
    public bool IsRightAssociative { get; init; }

    /// <summary>Whether <c>a op b op c</c> is refused.</summary>
    public bool IsNonAssociative => Precedence == Precedence.Comparison;
}
