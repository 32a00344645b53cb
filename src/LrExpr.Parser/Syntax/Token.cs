using LrExpr.Text;

namespace LrExpr.Syntax;

/// <summary>A token: what it is, where it stands, and its value if it is a number.</summary>
/// <remarks>Small, so that those of the longest formula are not a large object to the garbage collector; hence positions in 16 bits.</remarks>
internal readonly record struct Token
{
    private readonly ushort _start;
    private readonly ushort _length;

    public Token(TokenKind kind, int start, int length, double number = 0)
    {
        Kind = kind;
        _start = checked((ushort)start);
        _length = checked((ushort)length);
        Number = number;
    }

    public TokenKind Kind { get; }

    public int Start => _start;

    public int Length => _length;

    public double Number { get; }

    public TextSpan Span => new(Start, Length);

    public int End => Start + Length;
}
