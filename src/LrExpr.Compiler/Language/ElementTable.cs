namespace LrExpr.Language;

/// <summary>The element at an index that is limited to those there are.</summary>
internal sealed class ElementTable(double[] values) : ITable
{
    public void Fill(ReadOnlySpan<double> x, Span<double> result)
    {
        for (int i = 0; i < result.Length; i++)
            result[i] = Intrinsics.At(values, x[i]);
    }

    /// <summary>The products of the first elements, of none up to all.</summary>
    public static ElementTable OfProducts(double[] values) =>
        new([.. Enumerable.Range(0, values.Length + 1).Select(count => Intrinsics.Product(values, count))]);
}
