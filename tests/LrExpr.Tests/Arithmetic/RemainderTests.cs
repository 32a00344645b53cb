using LrExpr.Language.Arithmetic;

namespace LrExpr.Tests.Arithmetic;

/// <summary>Remainders have the bits of <c>%</c>, and floored ones those of what is made of it.</summary>
public sealed class RemainderTests
{
    [Fact]
    public void Remainder_OfEdges()
    {
        double[] edges = [.. Numbers.Edges, 6, -6, 0.3, 1e-200, 1e200, 9007199254740992, 18014398509481984];
        foreach (double a in edges)
        {
            foreach (double b in edges)
                Check(a, b);
        }
    }

    [Fact]
    public void Remainder_OfManyPairs()
    {
        var numbers = new Numbers(22);
        for (int i = 0; i < 250_000; i++)
        {
            // The library takes long for large quotients.
            if (i % 8 == 0)
                Check(numbers.AnyBits(), numbers.AnyBits());
            Check(numbers.Mixed(), numbers.Mixed());
            Check(numbers.Between(-1000, 1000), 0.1 * numbers.Whole(1, 100));

            // Quotients that are whole numbers, or the nearest numbers below: those that are rounded up to one.
            double b = numbers.Between(-1, 1), a = b * numbers.Whole(-1000, 1000);
            Check(numbers.Whole(-1000000, 1000000), numbers.Whole(1, 1000));
            Check(i % 2 == 0 ? a : Math.BitDecrement(a), b);
        }
    }

    /// <summary>Near the quotients that need more digits than a number has.</summary>
    [Fact]
    public void Remainder_OfLargeQuotients()
    {
        var numbers = new Numbers(23);
        for (int i = 0; i < 100_000; i++)
        {
            double b = numbers.Between(0.5, 1);
            Check(Math.ScaleB(numbers.Between(-1, 1), numbers.Whole(40, 60)), b);
            Check(Math.ScaleB(b, -1040), Math.ScaleB(numbers.Between(-1, 1), -1060));
        }
    }

    private static void Check(double a, double b)
    {
        double rem = Scalar.Of<Rem>(a, b), mod = Scalar.Of<Mod>(a, b);
        if (!Numbers.Same(a % b, rem) || !Numbers.Same(Floored(a, b), mod))
            Assert.Fail($"{a:R} and {b:R}: {rem:R} and {mod:R}, not {a % b:R} and {Floored(a, b):R}");
    }

    private static double Floored(double a, double b)
    {
        double r = a % b;
        return r == 0 ? Math.CopySign(r, b) : r < 0 == b < 0 ? r : r + b;
    }
}
