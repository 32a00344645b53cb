using System.Runtime.Intrinsics;
using LrExpr.Language.Arithmetic;

namespace LrExpr.Tests.Arithmetic;

/// <summary>Of two neighbours the larger one has not the smaller value, at places by chance and around the seams of the methods.</summary>
public sealed class MonotoneTests
{
    private const int Lanes = 8;

    [Fact]
    public void Exp()
    {
        var numbers = new Numbers(6);
        for (int i = 0; i < 600; i++)
            Walk<Exp>(i % 2 == 0 ? numbers.Between(-746, 710) : numbers.AnyBits(), 400);
        for (int n = -1075; n <= 1024; n += 5)
            Walk<Exp>((n + 0.5) * 0.6931471805599453, 500);
        foreach (double x in (ReadOnlySpan<double>)[-708, 708, 0, -0.34657359027997264, 0.34657359027997264, 1.0397207708399179, -1.0397207708399179])
            Walk<Exp>(x, 10_000);
    }

    [Fact]
    public void Logarithms()
    {
        var numbers = new Numbers(7);
        for (int i = 0; i < 300; i++)
            WalkLogarithms(i % 2 == 0 ? numbers.Between(0, 10) : Math.Abs(numbers.AnyBits()), 400);
        for (int k = -1022; k <= 1023; k += 20)
            WalkLogarithms(Math.ScaleB(0.7071067811865476, k), 300);
        foreach (double x in (ReadOnlySpan<double>)[1, 0.7071067811865476, 1.4142135623730951, 2, 10, 2.2250738585072014E-308])
            WalkLogarithms(x, 10_000);
    }

    [Fact]
    public void Powers_of_constants()
    {
        var numbers = new Numbers(8);
        foreach (double c in (ReadOnlySpan<double>)[0.96, 0.5, 2, 10, 0.999, 1.0001, 1.0000000000000002, 1e-300, 4e300, 0.1])
        {
            double perPower = 0.6931471805599453 / PowerOf.LogarithmOf(c).High;
            for (int i = 0; i < 100; i++)
                WalkPowers(c, perPower * numbers.Between(-1076, 1025), 400);
            for (int n = -1075; n < 1024; n += 50)
                WalkPowers(c, perPower * (n + 0.5), 600);
            for (int n = 3; n < 1000; n += 50)
                WalkPowers(c, n, 400);
        }
    }

    private static void WalkLogarithms(double around, int count)
    {
        Walk<Ln>(around, count);
        Walk<Log2>(around, count);
        Walk<Log10>(around, count);
    }

    private static void Walk<TFunction>(double around, int count)
        where TFunction : struct, IUnary =>
        Walk(around, count, TFunction.Of<Simd512, Vector512<double>>, false, typeof(TFunction).Name);

    private static void WalkPowers(double c, double around, int count)
    {
        var (high, low) = PowerOf.LogarithmOf(c);
        var (bases, highs, lows) = (Vector512.Create(c), Vector512.Create(high), Vector512.Create(low));
        Walk(around, count, u => PowerOf.Of<Simd512, Vector512<double>>(u, bases, highs, lows), c < 1, $"power of {c:R}");
    }

    private static void Walk(double around, int count, Func<Vector512<double>, Vector512<double>> function, bool falls, string name)
    {
        if (!double.IsFinite(around))
            return;

        // From one neighbour to the next one upwards, also through 0.
        double x = around;
        for (int i = 0; i < count / 2 && i < 8; i++)
            x = Math.BitDecrement(x);
        double step = Math.BitIncrement(Math.Abs(around)) - Math.Abs(around);
        if (double.IsFinite(around - step * (count / 2)) && Math.Abs(around) > 1e-300)
            x = around - step * (count / 2);

        double before = falls ? double.PositiveInfinity : double.NegativeInfinity;
        Span<double> values = stackalloc double[Lanes];
        Span<double> results = stackalloc double[Lanes];
        for (int i = 0; i < count; i += Lanes)
        {
            foreach (ref double value in values)
            {
                value = x;
                x = Math.BitIncrement(x);
            }

            Simd512.Store(function(Simd512.Load(ref values[0], 0)), ref results[0], 0);
            for (int j = 0; j < Lanes; j++)
            {
                if (falls ? results[j] > before : results[j] < before)
                    Assert.Fail($"{name}: {results[j]:R} at {values[j]:R} after {before:R}");
                if (!double.IsNaN(results[j]))
                    before = results[j];
            }
        }
    }
}
