namespace LrExpr.Language;

/// <summary>The functions of arrays, and numbers as steps. None of them throws, whatever the arguments.</summary>
internal static class Intrinsics
{
    /// <summary>The first number that is no step any more.</summary>
    public const double StepLimit = 9223372036854775808.0;

    public static double Piecewise(double x, double[] boundaries, double[] values) =>
        double.IsNaN(x) ? x : values[CountLess(x, boundaries)];

    /// <summary>How many boundaries are less.</summary>
    public static double Passed(double x, double[] boundaries) => double.IsNaN(x) ? x : CountLess(x, boundaries);

    public static double Reached(double x, double[] boundaries) =>
        double.IsNaN(x) ? x : CountLessOrEqual(x, boundaries);

    /// <summary>The point that is reached is the last one of those at its place, and the next is beyond, so that no line is without a width.</summary>
    public static double Interpolate(double x, double[] xs, double[] ys)
    {
        if (double.IsNaN(x))
            return x;
        int j = CountLessOrEqual(x, xs) - 1;
        if (j < 0)
            return ys[0];
        return j == xs.Length - 1 ? ys[j] : ys[j] + (ys[j + 1] - ys[j]) * ((x - xs[j]) / (xs[j + 1] - xs[j]));
    }

    public static double At(double[] values, double index) =>
        double.IsNaN(index) ? index : values[(int)Math.Min(Math.Max(index, 0), values.Length - 1)];

    public static double Count(double[] values) => values.Length;

    public static double Product(double[] values, double count)
    {
        if (double.IsNaN(count))
            return count;
        double product = 1;
        int n = (int)Math.Min(Math.Max(count, 0), values.Length);
        for (int i = 0; i < n; i++)
            product *= values[i];
        return product;
    }

    /// <summary>A number as a step: rounded down, and limited to what a <c>long</c> holds. NaN has no step; ask before.</summary>
    public static long ToStep(double x)
    {
        double floor = Math.Floor(x);
        return floor >= StepLimit ? long.MaxValue : floor <= -StepLimit ? long.MinValue : (long)floor;
    }

    private static int CountLess(double x, double[] boundaries)
    {
        int low = 0, high = boundaries.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (boundaries[middle] < x)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static int CountLessOrEqual(double x, double[] boundaries)
    {
        int low = 0, high = boundaries.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (boundaries[middle] <= x)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
