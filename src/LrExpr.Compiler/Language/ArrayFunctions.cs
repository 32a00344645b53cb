namespace LrExpr.Language;

/// <summary>The functions that give arrays. None of them throws, whatever the arguments; what is too long or not finite is refused by who asks.</summary>
internal static class ArrayFunctions
{
    /// <summary>More elements than any array may have, so that what asks for more is refused and takes no room before.</summary>
    private const int TooMany = 1 << 16;

    /// <summary>How many whole numbers from 0 on are less than a number; none are for NaN, and no more are counted than are too many in any case.</summary>
    public static int CountBelow(double n) => double.IsNaN(n) ? 0 : (int)Math.Clamp(Math.Ceiling(n), 0, TooMany);

    public static double[] Range(double n) => [.. Enumerable.Range(0, CountBelow(n)).Select(i => (double)i)];

    public static double[] Sums(double[] values) => Running(values, (sum, value) => sum + value);

    public static double[] Maxima(double[] values) => Running(values, Math.Max);

    public static double[] Sorted(double[] values) => [.. values.Order()];

    public static double[] Concat(double[] first, double[] second) => [.. first, .. second];

    /// <summary>What comes of the elements up to each place, combined from the left.</summary>
    private static double[] Running(double[] values, Func<double, double, double> combine)
    {
        double[] result = [.. values];
        for (int i = 1; i < result.Length; i++)
            result[i] = combine(result[i - 1], result[i]);
        return result;
    }
}
