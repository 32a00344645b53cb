using System.Runtime.Intrinsics;
using LrExpr.Language;
using LrExpr.Language.Vectors;
using LrExpr.Lowering;
using Wide = LrExpr.Language.Vectors.VectorMath<LrExpr.Language.Vectors.Simd512, System.Runtime.Intrinsics.Vector512<double>>;
using Narrow = LrExpr.Language.Vectors.VectorMath<LrExpr.Language.Vectors.Simd256, System.Runtime.Intrinsics.Vector256<double>>;

namespace LrExpr.Tests.Batches;

/// <summary>Vector functions against <see cref="Math"/>. All widths work everywhere, if slowly.</summary>
public sealed class VectorMathTests
{
    private const int Points = 200_000;

    private static readonly double[] Corners =
        [0, -0.0, 1, -1, 0.5, 2, Math.PI, -Math.PI, Math.PI / 2, Math.PI / 4, 3 * Math.PI / 4, 2 * Math.PI, Math.E, 1e-300, -1e-300, 1e-16, 699.9, -699.9, 99_999.5, -99_999.5];

    public static TheoryData<string> Functions => ["exp", "ln", "sin", "cos"];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Function_WithinItsDomain_IsWithinOneUnitInTheLastPlace(string name)
    {
        Func<double, double> single = name switch { "exp" => Math.Exp, "ln" => Math.Log, "sin" => Math.Sin, _ => Math.Cos };
        int outside = 0;
        foreach (double x in Arguments(new Random(1)))
        {
            var (wide, isWithin) = name switch
            {
                "exp" => (Wide.Exp(Vector512.Create(x)), Wide.WithinExp(Vector512.Create(x))),
                "ln" => (Wide.Ln(Vector512.Create(x)), Wide.WithinLn(Vector512.Create(x))),
                "sin" => (Wide.Sin(Vector512.Create(x)), Wide.WithinAngle(Vector512.Create(x))),
                _ => (Wide.Cos(Vector512.Create(x)), Wide.WithinAngle(Vector512.Create(x))),
            };
            var narrow = name switch
            {
                "exp" => Narrow.Exp(Vector256.Create(x)),
                "ln" => Narrow.Ln(Vector256.Create(x)),
                "sin" => Narrow.Sin(Vector256.Create(x)),
                _ => Narrow.Cos(Vector256.Create(x)),
            };
            Assert.Equal(BitConverter.DoubleToInt64Bits(wide[7]), BitConverter.DoubleToInt64Bits(narrow[0]));
            if (!Simd512.AllTrue(isWithin))
            {
                outside++;
                continue;
            }

            double expected = single(x);
            Assert.True(Math.Abs(wide[3] - expected) <= Place(expected), $"{name}({x:R}) = {wide[3]:R}, {expected:R}");
        }

        Assert.InRange(outside, 0, Points * 3 / 4);
    }

    [Theory]
    [InlineData(0.96)]
    [InlineData(0.9)]
    [InlineData(1.5)]
    [InlineData(1e-8)]
    [InlineData(123.456)]
    [InlineData(0.999999)]
    public void PowerOfConstant_InBothForms_IsWithinOneUnitInTheLastPlace(double @base)
    {
        var (high, low) = ExactLogarithm.Of(@base);
        var random = new Random(2);
        double largest = 690 / Math.Abs(Math.Log(@base));
        for (int i = 0; i < Points; i++)
        {
            double u = i < 20 ? i - 10 : (random.NextDouble() * 2 - 1) * largest * Math.Pow(10, -random.Next(5));
            double expected = Math.Pow(@base, u);
            double place = Place(expected);
            Assert.InRange(Intrinsics.PowerOf(u, @base, high, low), expected - place, expected + place);
            var vector = Wide.PowerOf(Vector512.Create(u), Vector512.Create(@base), Vector512.Create(high), Vector512.Create(low));
            Assert.InRange(vector[5], expected - place, expected + place);
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(1e300)]
    [InlineData(-20_000.0)]
    [InlineData(18_250.0)]
    public void PowerOfConstant_BeyondTheRange_IsThatOfMath(double exponent)
    {
        var (high, low) = ExactLogarithm.Of(0.96);

        Assert.Equal(Math.Pow(0.96, exponent), Intrinsics.PowerOf(exponent, 0.96, high, low));
        Assert.Equal(!(Math.Abs(exponent * high) <= 700), !Simd512.AllTrue(Wide.WithinPowerOf(Vector512.Create(exponent), default, Vector512.Create(high), Vector512.Create(low))));
    }

    [Fact]
    public void DivideByConstant_OfWholeNumbersAndTheirMultiples_HasTheBitsOfADivision()
    {
        var random = new Random(3);
        for (int i = 0; i < 20 * Points; i++)
        {
            double whole = random.NextInt64(1L << random.Next(1, 54));
            double x = (i % 3) switch { 0 => whole, 1 => whole * Math.PI, _ => whole * random.NextDouble() };
            double divisor = (i % 5) switch
            {
                0 => random.Next(1, 1_000_000),
                1 => Math.BitDecrement((double)(1L << random.Next(1, 50))),
                2 => Math.BitIncrement((double)(1L << random.Next(1, 50))),
                3 => random.NextDouble() + 1,
                _ => -random.NextDouble() * 1e9,
            };
            double quotient = Wide.DivideByConstant(Vector512.Create(x), Vector512.Create(-divisor), Vector512.Create(1 / divisor))[0];
            if (BitConverter.DoubleToInt64Bits(quotient) != BitConverter.DoubleToInt64Bits(x / divisor))
                Assert.Fail($"{x:R} / {divisor:R} = {quotient:R}");
        }
    }

    [Fact]
    public void Cosine_AtWhatEveryoneKnows_IsExact()
    {
        foreach (double x in new[] { 0, Math.PI / 2, Math.PI, 3 * Math.PI / 2, 2 * Math.PI })
            Assert.Equal(Math.Cos(x), Wide.Cos(Vector512.Create(x))[0]);
    }

    private static IEnumerable<double> Arguments(Random random) =>
        Corners.Concat(Enumerable.Range(0, Points).Select(i => (random.NextDouble() * 2 - 1) * Math.Pow(10, random.Next(-8, 7))))
            .Concat(Enumerable.Range(0, 2_000).Select(i => i * Math.PI / 2))
            .Concat(Enumerable.Range(0, 1_000).SelectMany(i => new[] { Math.BitIncrement(i * Math.PI / 4), Math.BitDecrement(1 + i * 1e-12) }));

    private static double Place(double value) => Math.BitIncrement(Math.Abs(value)) - Math.Abs(value);
}
