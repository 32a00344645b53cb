namespace LrExpr.Language;

/// <summary>A curve through points, whose pieces are computed once.</summary>
internal sealed class CubicTable(double[] xs, double[] ys) : ITable
{
    private readonly MonotoneCubic[] _pieces = MonotoneCubic.All(xs, ys);

    public void Fill(ReadOnlySpan<double> x, Span<double> result)
    {
        for (int i = 0; i < result.Length; i++)
            result[i] = At(x[i]);
    }

    private double At(double x)
    {
        if (double.IsNaN(x))
            return x;
        int j = (int)Intrinsics.Reached(x, xs) - 1;
        return j < 0 ? ys[0] : j == _pieces.Length ? ys[j] : _pieces[j].At(x);
    }
}
