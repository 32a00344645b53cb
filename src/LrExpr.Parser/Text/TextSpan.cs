namespace LrExpr.Text;

/// <summary>A stretch of a text: where it starts, from 0, and how many UTF-16 code units it has.</summary>
internal readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public static TextSpan FromBounds(int start, int end) => new(start, end - start);
}
