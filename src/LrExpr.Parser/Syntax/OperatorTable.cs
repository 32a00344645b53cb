using System.Collections.Immutable;

namespace LrExpr.Syntax;

/// <summary>Every operator of the language, one row each. Parser, printer, binder and documentation read it.</summary>
internal static class OperatorTable
{
    public static ImmutableArray<Operator> All { get; } =
    [
        new("^", "power", Precedence.Power, TokenKind.Power) { IsRightAssociative = true },
        new("-", "negate", Precedence.Prefix, TokenKind.Minus) { IsPrefix = true },
        new("+", "plus", Precedence.Prefix, TokenKind.Plus) { IsPrefix = true },
        new("!", "not", Precedence.Prefix, TokenKind.Bang) { IsPrefix = true },
        new("*", "multiply", Precedence.Term, TokenKind.Star),
        new("/", "divide", Precedence.Term, TokenKind.Slash),
        new("%", "remainder", Precedence.Term, TokenKind.Percent),
        new("+", "add", Precedence.Sum, TokenKind.Plus),
        new("-", "subtract", Precedence.Sum, TokenKind.Minus),
        new("<", "less", Precedence.Comparison, TokenKind.Less),
        new("<=", "lessOrEqual", Precedence.Comparison, TokenKind.LessOrEqual),
        new(">", "greater", Precedence.Comparison, TokenKind.Greater),
        new(">=", "greaterOrEqual", Precedence.Comparison, TokenKind.GreaterOrEqual),
        new("==", "equal", Precedence.Comparison, TokenKind.Equal),
        new("!=", "notEqual", Precedence.Comparison, TokenKind.NotEqual),
        new("not", "not", Precedence.Inversion, TokenKind.Not) { IsPrefix = true },
        new("&&", "and", Precedence.Conjunction, TokenKind.And),
        new("||", "or", Precedence.Disjunction, TokenKind.Or),
    ];

    private static readonly Operator?[] PrefixByToken = ByToken(isPrefix: true);
    private static readonly Operator?[] BinaryByToken = ByToken(isPrefix: false);

    /// <summary>The prefix operator a token writes, or null.</summary>
    public static Operator? Prefix(TokenKind token) => PrefixByToken[(int)token];

    /// <summary>The binary operator a token writes, or null.</summary>
    public static Operator? Binary(TokenKind token) => BinaryByToken[(int)token];

    private static Operator?[] ByToken(bool isPrefix)
    {
        var rows = new Operator?[Enum.GetValues<TokenKind>().Length];
        foreach (var row in All.Where(row => row.IsPrefix == isPrefix))
        {
            foreach (var token in row.Tokens)
                rows[(int)token] = row;
        }

        return rows;
    }
}
