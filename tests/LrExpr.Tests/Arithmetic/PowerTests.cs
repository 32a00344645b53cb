using System.Numerics;
using System.Runtime.Intrinsics;
using LrExpr.Language.Arithmetic;

namespace LrExpr.Tests.Arithmetic;

/// <summary>What is known of powers, and that those of constants have the same bits.</summary>
public sealed class PowerTests
{
    [Fact]
    public void All_pairs_of_edges_have_the_values_of_Math()
    {
        foreach (double a in Numbers.Edges)
        {
            foreach (double b in Numbers.Edges)
            {
                if (!Numbers.Near(Scalar.Of<Power>(a, b), Math.Pow(a, b)))
                    Assert.Fail($"{a:R}^{b:R} = {Scalar.Of<Power>(a, b):R}, not {Math.Pow(a, b):R}");
            }
        }
    }

    [Fact]
    public void Squares_roots_and_reciprocals_have_the_bits_of_the_operations()
    {
        var numbers = new Numbers(3);
        for (int i = 0; i < 50_000; i++)
        {
            double x = i % 2 == 0 ? numbers.Mixed() : numbers.Between(0, 100);
            Assert.True(Numbers.Same(x, Scalar.Of<Power>(x, 1)));
            Assert.True(Numbers.Same(x * x, Scalar.Of<Power>(x, 2)));
            Assert.True(Numbers.Same(1 / x, Scalar.Of<Power>(x, -1)));
            if (!(x > 0))
                continue;
            Assert.True(Numbers.Same(Math.Sqrt(x), Scalar.Of<Power>(x, 0.5)));
            Assert.True(Numbers.Same(1 / Math.Sqrt(x), Scalar.Of<Power>(x, -0.5)));
        }
    }

    [Fact]
    public void Whole_powers_are_exact_where_they_are_numbers()
    {
        for (int b = -300; b <= 300; b++)
        {
            var power = BigInteger.One;
            for (int n = 0; n <= 60; n++, power *= b)
            {
                double exact = (double)power;
                if ((BigInteger)exact != power)
                    break;
                Assert.Equal(exact, Scalar.Of<Power>(b, n));
                Assert.Equal(Math.ScaleB(exact, 5 * n), Scalar.Of<Power>(Math.ScaleB(b, 5), n));
                Assert.Equal(Math.ScaleB(exact, -7 * n), Scalar.Of<Power>(Math.ScaleB(b, -7), n));
            }
        }
    }

    [Fact]
    public void Roots_of_squares_and_fourth_powers_are_exact()
    {
        for (int n = 1; n < 8000; n++)
        {
            double square = (double)n * n;
            Assert.Equal(square * n, Scalar.Of<Power>(square, 1.5));
            Assert.Equal(n, Scalar.Of<Power>(square * square, 0.25));
        }
    }

    [Fact]
    public void Negative_bases_have_whole_powers_only()
    {
        var numbers = new Numbers(4);
        for (int i = 0; i < 20_000; i++)
        {
            double a = numbers.Between(0, 5);
            int n = numbers.Whole(-40, 40);
            double positive = Scalar.Of<Power>(a, n);
            Assert.True(Numbers.Same(n % 2 == 0 ? positive : -positive, Scalar.Of<Power>(-a, n)));
            Assert.True(double.IsNaN(Scalar.Of<Power>(-a, n + numbers.Between(0.1, 0.9))));
        }
    }

    [Fact]
    public void Powers_of_a_constant_have_the_bits_of_the_general_ones()
    {
        var numbers = new Numbers(5);
        for (int i = 0; i < 100_000; i++)
        {
            double c = (i % 4) switch
            {
                0 => Math.Abs(numbers.AnyBits()),
                1 => numbers.Between(0, 2),
                2 => numbers.Between(0.99, 1.01),
                _ => Math.Abs(numbers.Mixed()),
            };
            if (!(c > 0 && double.IsFinite(c)))
                continue;
            var (high, low) = PowerOf.LogarithmOf(c);
            double limit = 760 / Math.Max(1e-300, Math.Abs(high));
            foreach (double u in (ReadOnlySpan<double>)[numbers.Mixed(), numbers.Whole(-1000, 1000), limit * numbers.Between(-1, 1), limit * numbers.Between(0.92, 1)])
            {
                double expected = Scalar.Of<Power>(c, u);
                double actual = PowerOf.Of<Simd128, Vector128<double>>(Vector128.Create(u), Vector128.Create(c), Vector128.Create(high), Vector128.Create(low)).ToScalar();
                if (!Numbers.Same(expected, actual))
                    Assert.Fail($"{c:R}^{u:R} = {actual:R}, not {expected:R}");
            }
        }
    }
}
