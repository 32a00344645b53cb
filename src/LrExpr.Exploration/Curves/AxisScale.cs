namespace LrExpr.Curves;

/// <summary>Where a number lies between the ends of an axis.</summary>
/// <param name="Low">The number at the beginning; above 0 on a logarithmic axis.</param>
/// <param name="High">The number at the end, larger than <paramref name="Low"/>.</param>
/// <param name="IsLogarithmic">Whether equal factors, instead of equal differences, are equally long.</param>
/// <param name="IsWhole">Whether there is nothing between two whole numbers.</param>
internal sealed record AxisScale(double Low, double High, bool IsLogarithmic, bool IsWhole = false)
{
    private const int MostRoundings = 5;

    /// <summary>From 0 at the beginning to 1 at the end.</summary>
    public double FractionOf(double value) => IsLogarithmic
        ? (Math.Log10(value) - Math.Log10(Low)) / (Math.Log10(High) - Math.Log10(Low))
        : (value / 2 - Low / 2) / (High / 2 - Low / 2);

    /// <summary>The number at a fraction of the way.</summary>
    public double ValueAt(double fraction) => fraction <= 0 ? Low
        : fraction >= 1 ? High
        : IsLogarithmic ? Math.Pow(10, Math.Log10(Low) + (Math.Log10(High) - Math.Log10(Low)) * fraction)
        : Low * (1 - fraction) + High * fraction;

    /// <summary>Whether the axis has a place for a number.</summary>
    public bool CanShow(double value) => double.IsFinite(value) && (!IsLogarithmic || value > 0);

    /// <summary>An axis for values, whose ends are round numbers.</summary>
    /// <param name="values">The values; those that have no place on such an axis do not count.</param>
    /// <param name="isLogarithmic">Whether it is logarithmic.</param>
    /// <param name="mostTicks">For how many ticks there is room.</param>
    public static AxisScale ForValues(IEnumerable<double> values, bool isLogarithmic, int mostTicks)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in values.Where(value => double.IsFinite(value) && (!isLogarithmic || value > 0)))
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        if (low > high)
            return isLogarithmic ? new AxisScale(0.1, 10, true) : new AxisScale(0, 1, false);
        if (isLogarithmic)
            return new AxisScale(PowerBelow(low), PowerAbove(high, PowerBelow(low)), true);

        // A curve that differs by less than rounding does is flat.
        if (high - low <= Math.Max(Math.Abs(low), Math.Abs(high)) * 1e-13)
            (low, high) = low == 0 ? (0, 1) : (Math.Min(0, low), Math.Max(0, high));
        else if (low > 0 && low < high / 3)
            low = 0;
        return Rounded(low, high, mostTicks);
    }

    /// <summary>With round ends, the axis may become so much longer that it needs a larger step, which the ends have to fit again.</summary>
    private static AxisScale Rounded(double low, double high, int mostTicks)
    {
        for (int i = 0; i < MostRoundings; i++)
        {
            var step = TickStep.For(low, high, mostTicks);
            if (!step.IsUsable(low, high))
                break;
            var (lower, higher) = (step.Below(low), step.Above(high));
            if (lower == low && higher == high)
                break;
            (low, high) = (lower, higher);
        }

        return new AxisScale(low, high, false);
    }

    /// <summary>An axis for steps, whose ends are the first and the last one.</summary>
    public static AxisScale ForSteps(long first, long last, bool isLogarithmic)
    {
        if (isLogarithmic)
            return new AxisScale(Math.Max(first, 1), Math.Max((double)last, Math.Max(first, 1) + 1.0), true, IsWhole: true);

        // A single step is in the middle, with room on both sides that a double can tell from it.
        double room = Math.Max(1, Math.Abs((double)first) / (1L << 50));
        return (double)first < last ? new AxisScale(first, last, false, IsWhole: true) : new AxisScale(first - room, last + room, false, IsWhole: true);
    }

    private static double PowerBelow(double value)
    {
        double power = TickStep.PowerOfTen((int)Math.Floor(Math.Log10(value)));
        return power > 0 ? Math.Min(power, value) : value;
    }

    private static double PowerAbove(double value, double low)
    {
        double power = TickStep.PowerOfTen((int)Math.Ceiling(Math.Log10(value)));
        return power > low && double.IsFinite(power) ? Math.Max(power, value) : Math.Max(value, low * 2);
    }
}
