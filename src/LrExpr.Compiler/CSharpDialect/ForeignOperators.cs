using System.Linq.Expressions;
using LrExpr.Syntax;

namespace LrExpr.CSharpDialect;

/// <summary>The nodes of a foreign tree that are operators, and how each is written. What is not here is refused.</summary>
internal static class ForeignOperators
{
    private static readonly Dictionary<ExpressionType, TokenKind[]> Prefixes = new()
    {
        [ExpressionType.Negate] = [TokenKind.Minus],
        [ExpressionType.Not] = [TokenKind.Bang, TokenKind.Not],
    };

    private static readonly Dictionary<ExpressionType, TokenKind> Binaries = new()
    {
        [ExpressionType.Add] = TokenKind.Plus,
        [ExpressionType.Subtract] = TokenKind.Minus,
        [ExpressionType.Multiply] = TokenKind.Star,
        [ExpressionType.Divide] = TokenKind.Slash,
        [ExpressionType.Modulo] = TokenKind.Percent,
        [ExpressionType.LessThan] = TokenKind.Less,
        [ExpressionType.LessThanOrEqual] = TokenKind.LessOrEqual,
        [ExpressionType.GreaterThan] = TokenKind.Greater,
        [ExpressionType.GreaterThanOrEqual] = TokenKind.GreaterOrEqual,
        [ExpressionType.Equal] = TokenKind.Equal,
        [ExpressionType.NotEqual] = TokenKind.NotEqual,
        [ExpressionType.AndAlso] = TokenKind.And,
        [ExpressionType.OrElse] = TokenKind.Or,
    };

    public static bool IsPrefix(ExpressionType node) => Prefixes.ContainsKey(node);

    public static bool IsBinary(ExpressionType node) => Binaries.ContainsKey(node);

    /// <summary>Whether a node is written with a token.</summary>
    public static bool IsWritten(ExpressionType node, TokenKind token) =>
        Binaries.TryGetValue(node, out var binary) && binary == token || Prefixes.TryGetValue(node, out var prefixes) && prefixes.Contains(token);
}
