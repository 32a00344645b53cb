using LrExpr.Text;

namespace LrExpr.Syntax;

/// <summary>A token: what it is, where it stands, and its value if it is a number.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int Length, double Number = 0)
{
    public TextSpan Span => new(Start, Length);

    public int End => Start + Length;
}
