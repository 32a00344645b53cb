using System.Globalization;

namespace LrExpr.Curves;

/// <summary>The distance of ticks on a linear axis: 1, 2 or 5 times a power of ten.</summary>
internal readonly record struct TickStep(int Leading, int Exponent)
{
    private static readonly int[] LeadingDigits = [1, 2, 5];

    /// <summary>Beyond it, whole multiples of a step are not exact, and neither would the ticks be.</summary>
    private const double MostMultiple = 1e12;

    public double Size => Multiple(1);

    /// <summary>The smallest step with which there are at most so many ticks.</summary>
    public static TickStep For(double low, double high, int mostTicks)
    {
        double least = high / Math.Max(1, mostTicks) - low / Math.Max(1, mostTicks);
        int exponent = least > 0 && double.IsFinite(least) ? (int)Math.Floor(Math.Log10(least)) : -400;
        for (; ; exponent++)
        {
            foreach (int leading in LeadingDigits)
            {
                var step = new TickStep(leading, exponent);
                if (step.Size >= least * (1 - 1e-9) || exponent > 308)
                    return step;
            }
        }
    }

    /// <summary>A power of ten, rounded correctly; 0 and infinity beyond what there is.</summary>
    public static double PowerOfTen(int exponent) => double.Parse("1e" + exponent.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>Whether the ticks between two numbers are exact.</summary>
    public bool IsUsable(double low, double high) =>
        Size > 0 && double.IsFinite(Size) && Math.Max(Math.Abs(low / Size), Math.Abs(high / Size)) < MostMultiple && double.IsFinite(Below(low)) && double.IsFinite(Above(high));

    /// <summary>A multiple of the step, rounded correctly: three times 0.1 is 0.3.</summary>
    public double Multiple(long count) =>
        double.Parse(string.Create(CultureInfo.InvariantCulture, $"{count * Leading}e{Exponent}"), CultureInfo.InvariantCulture);

    public double Below(double value) => Multiple(CountBelow(value));

    public double Above(double value) => Multiple(CountAbove(value));

    /// <summary>The largest multiple that is not above a number.</summary>
    public long CountBelow(double value)
    {
        long count = (long)Math.Round(value / Size);
        return Multiple(count) > value ? count - 1 : count;
    }

    /// <summary>The smallest multiple that is not below a number.</summary>
    public long CountAbove(double value)
    {
        long count = (long)Math.Round(value / Size);
        return Multiple(count) < value ? count + 1 : count;
    }
}
