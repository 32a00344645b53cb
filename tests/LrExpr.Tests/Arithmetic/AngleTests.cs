using LrExpr.Language.Arithmetic;

namespace LrExpr.Tests.Arithmetic;

/// <summary>Values of the functions of angles and of the cube root that are exact or special, as C99's Annex F has them.</summary>
public sealed class AngleTests
{
    private const double Infinity = double.PositiveInfinity;

    [Fact]
    public void Functions_of_minus_0()
    {
        Same(-0.0, Scalar.Of<Sin>(-0.0));
        Same(1, Scalar.Of<Cos>(-0.0));
        Same(-0.0, Scalar.Of<Tan>(-0.0));
        Same(-0.0, Scalar.Of<Asin>(-0.0));
        Same(Math.PI / 2, Scalar.Of<Acos>(-0.0));
        Same(-0.0, Scalar.Of<Atan>(-0.0));
        Same(-0.0, Scalar.Of<Cbrt>(-0.0));
    }

    [Theory]
    [InlineData(0.0, 0.0, 1.0, 0.0)]
    [InlineData(Math.PI, 1.2246467991473532E-16, -1.0, -1.2246467991473532E-16)]
    [InlineData(-Math.PI, -1.2246467991473532E-16, -1.0, 1.2246467991473532E-16)]
    [InlineData(Math.PI / 2, 1.0, 6.123233995736766E-17, 1.633123935319537E+16)]
    [InlineData(double.Epsilon, double.Epsilon, 1.0, double.Epsilon)]
    [InlineData(-1e-310, -1e-310, 1.0, -1e-310)]
    [InlineData(Infinity, double.NaN, double.NaN, double.NaN)]
    [InlineData(-Infinity, double.NaN, double.NaN, double.NaN)]
    [InlineData(double.NaN, double.NaN, double.NaN, double.NaN)]
    [InlineData(double.MaxValue, 0.004961954789184062, -0.9999876894265599, -0.004962015874444895)]
    [InlineData(1e22, -0.8522008497671888, 0.523214785395139, -1.6287782256068988)]
    public void Sine_cosine_and_tangent(double x, double sine, double cosine, double tangent)
    {
        Same(sine, Scalar.Of<Sin>(x));
        Same(cosine, Scalar.Of<Cos>(x));
        Same(tangent, Scalar.Of<Tan>(x));
    }

    /// <summary>The double that is nearest to a multiple of pi/2.</summary>
    [Fact]
    public void Angle_ThatIsAlmostAMultiple()
    {
        double nearest = Math.ScaleB(6381956970095103, 797);

        Same(-4.687165924254628e-19, Scalar.Of<Cos>(nearest));
        Same(1, Math.Abs(Scalar.Of<Sin>(nearest)));
    }

    [Theory]
    [InlineData(0.0, 0.0, Math.PI / 2)]
    [InlineData(1.0, Math.PI / 2, 0.0)]
    [InlineData(-1.0, -Math.PI / 2, Math.PI)]
    [InlineData(0.5, 0.5235987755982989, 1.0471975511965979)]
    [InlineData(-0.5, -0.5235987755982989, 2.0943951023931957)]
    [InlineData(double.Epsilon, double.Epsilon, Math.PI / 2)]
    [InlineData(1.0000000000000002, double.NaN, double.NaN)]
    [InlineData(-1.0000000000000002, double.NaN, double.NaN)]
    [InlineData(Infinity, double.NaN, double.NaN)]
    [InlineData(double.NaN, double.NaN, double.NaN)]
    public void Arc_sine_and_cosine(double x, double sine, double cosine)
    {
        Same(sine, Scalar.Of<Asin>(x));
        Same(cosine, Scalar.Of<Acos>(x));
    }

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(1.0, Math.PI / 4)]
    [InlineData(-1.0, -Math.PI / 4)]
    [InlineData(Infinity, Math.PI / 2)]
    [InlineData(-Infinity, -Math.PI / 2)]
    [InlineData(double.MaxValue, Math.PI / 2)]
    [InlineData(double.Epsilon, double.Epsilon)]
    [InlineData(double.NaN, double.NaN)]
    public void Arc_tangent(double x, double expected) => Same(expected, Scalar.Of<Atan>(x));

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(Infinity, Infinity)]
    [InlineData(-Infinity, -Infinity)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.Epsilon, 1.7031839360032603E-108)]
    [InlineData(double.MaxValue, 5.643803094122362E+102)]
    [InlineData(1e-300, 1e-100)]
    public void Cube_root(double x, double expected) => Same(expected, Scalar.Of<Cbrt>(x));

    [Fact]
    public void Cube_root_of_a_cube()
    {
        for (double root = -200_000; root <= 200_000; root++)
            Assert.Equal(root, Scalar.Of<Cbrt>(root * root * root));
        for (int power = -357; power <= 339; power++)
            Assert.Equal(Math.ScaleB(-5, power), Scalar.Of<Cbrt>(Math.ScaleB(-125, 3 * power)));
    }

    /// <summary>Every pair of edges: what is exact of them in C99 is the same, and the rest a neighbour at most.</summary>
    [Fact]
    public void Angle_of_a_point()
    {
        double[] edges = [.. Numbers.Edges, 1e-200, -1e200, 1e150, 1e-151, Math.ScaleB(1, 500), Math.ScaleB(-1, -500)];
        foreach (double y in edges)
        {
            foreach (double x in edges)
            {
                double expected = Math.Atan2(y, x), angle = Scalar.Of<Atan2>(y, x);
                bool isExact = y == 0 || x == 0 || double.IsInfinity(y) || double.IsInfinity(x);
                if (isExact ? !Numbers.Same(expected, angle) : !Close(expected, angle))
                    Assert.Fail($"atan2({y:R}, {x:R}) = {angle:R}, not {expected:R}");
            }
        }
    }

    /// <summary>No unit is counted here; <see cref="AccuracyTests"/> does that near the exact values, but knows only the last digits.</summary>
    [Fact]
    public void Functions_AreNearThoseOfTheLibrary()
    {
        var numbers = new Numbers(21);
        for (int i = 0; i < 100_000; i++)
        {
            double x = numbers.Mixed();
            Assert.True(Close(Math.Sin(x), Scalar.Of<Sin>(x)), $"sin {x:R}");
            Assert.True(Close(Math.Cos(x), Scalar.Of<Cos>(x)), $"cos {x:R}");
            Assert.True(Close(Math.Tan(x), Scalar.Of<Tan>(x)), $"tan {x:R}");
            Assert.True(Close(Math.Asin(x), Scalar.Of<Asin>(x)), $"asin {x:R}");
            Assert.True(Close(Math.Acos(x), Scalar.Of<Acos>(x)), $"acos {x:R}");
            Assert.True(Close(Math.Atan(x), Scalar.Of<Atan>(x)), $"atan {x:R}");
            Assert.True(Close(Math.Cbrt(x), Scalar.Of<Cbrt>(x)), $"cbrt {x:R}");
        }
    }

    private static bool Close(double expected, double actual) =>
        Numbers.Same(expected, actual) || (Math.Sign(expected) == Math.Sign(actual) && Math.Abs(BitConverter.DoubleToInt64Bits(expected) - BitConverter.DoubleToInt64Bits(actual)) <= 8);

    private static void Same(double expected, double actual) => Assert.True(Numbers.Same(expected, actual), $"{actual:R}, not {expected:R}");
}
