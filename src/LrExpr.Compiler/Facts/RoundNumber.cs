namespace LrExpr.Facts;

/// <summary>Steps that people would choose.</summary>
internal static class RoundNumber
{
    private static readonly double[] Leading = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8];

    /// <summary>The smallest of 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, ... that is not below a number.</summary>
    public static long AtLeast(double number)
    {
        for (long power = 10; power <= 1_000_000_000_000_000; power *= 10)
        {
            foreach (double leading in Leading)
            {
                if (leading * power >= number)
                    return (long)(leading * power);
            }
        }

        return 10_000_000_000_000_000;
    }
}
