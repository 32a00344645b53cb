using System.Runtime.Intrinsics;
using LrExpr.Language.Arithmetic;

namespace LrExpr.Tests.Arithmetic;

/// <summary>A number has the same value at every width and beside whatever others.</summary>
public sealed class AngleWidthTests
{
    private const int Count = 1 << 18;

    [Fact]
    public void Angles()
    {
        Check<OfFirst<Sin>>();
        Check<OfFirst<Cos>>();
        Check<OfFirst<Tan>>();
    }

    [Fact]
    public void Arc_functions_and_the_cube_root()
    {
        Check<OfFirst<Asin>>();
        Check<OfFirst<Acos>>();
        Check<OfFirst<Atan>>();
        Check<OfFirst<Cbrt>>();
        Check<Atan2>();
    }

    [Fact]
    public void Remainders()
    {
        Check<Rem>();
        Check<Mod>();
    }

    [Fact]
    public void Noise()
    {
        Check<Uniform>();
        Check<Normal>();
    }

    private static void Check<TFunction>()
        where TFunction : struct, IBinary
    {
        var numbers = new Numbers(25);
        double[] a = Arguments(numbers), b = Arguments(numbers), by4 = new double[Count], by8 = new double[Count];
        for (int i = 0; i < Count; i += Simd512.Lanes)
            Simd512.Store(TFunction.Of<Simd512, Vector512<double>>(Simd512.Load(ref a[0], i), Simd512.Load(ref b[0], i)), ref by8[0], i);
        for (int i = 0; i < Count; i += Simd256.Lanes)
            Simd256.Store(TFunction.Of<Simd256, Vector256<double>>(Simd256.Load(ref a[0], i), Simd256.Load(ref b[0], i)), ref by4[0], i);
        for (int i = 0; i < Count; i++)
        {
            double one = Scalar.Of<TFunction>(a[i], b[i]);
            if (!Numbers.Same(one, by4[i]) || !Numbers.Same(one, by8[i]))
                Assert.Fail($"{typeof(TFunction)} of {a[i]:R} and {b[i]:R}: {one:R}, {by4[i]:R} by four, {by8[i]:R} by eight");
        }
    }

    /// <summary>Usual numbers and, in every fourth group of eight, some that are not.</summary>
    private static double[] Arguments(Numbers numbers)
    {
        var x = new double[Count];
        for (int i = 0; i < Count; i++)
            x[i] = i / 8 % 4 == 0 ? numbers.Mixed() : i % 2 == 0 ? numbers.Between(-1, 1) : numbers.Between(-1000, 1000);
        return x;
    }

    /// <summary>A function of the first of two numbers.</summary>
    private readonly struct OfFirst<TFunction> : IBinary
        where TFunction : struct, IUnary
    {
        public static TVector Of<TSimd, TVector>(TVector a, TVector b)
            where TSimd : struct, ISimd<TVector>
            where TVector : struct => TFunction.Of<TSimd, TVector>(a);
    }
}
