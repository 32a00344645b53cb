namespace LrExpr.Language;

/// <summary>A function of one number that arrays define, over blocks of numbers.</summary>
internal interface ITable
{
    /// <inheritdoc cref="UnaryPrimitive.Fill"/>
    void Fill(ReadOnlySpan<double> x, Span<double> result);
}
