using System.Runtime.Intrinsics;
using LrExpr.Language.Arithmetic;

namespace LrExpr.Tests.Arithmetic;

/// <summary>A number has the same value at every width and beside whatever others.</summary>
public sealed class PowerWidthTests
{
    private const int Count = 1 << 17, Wide = 8;

    [Fact]
    public void Exponential_functions()
    {
        Check<Exp>();
        Check<Sinh>();
        Check<Cosh>();
        Check<Tanh>();
        Check<Sigmoid>();
    }

    [Fact]
    public void Logarithms()
    {
        Check<Ln>();
        Check<Log2>();
        Check<Log10>();
    }

    [Fact]
    public void Powers()
    {
        var numbers = new Numbers(10);
        double[] a = Arguments(numbers), b = Arguments(numbers), by4 = new double[Count], by8 = new double[Count];
        for (int i = 0; i < Count; i += Wide)
            Simd512.Store(Power.Of<Simd512, Vector512<double>>(Simd512.Load(ref a[0], i), Simd512.Load(ref b[0], i)), ref by8[0], i);
        for (int i = 0; i < Count; i += Simd256.Lanes)
            Simd256.Store(Power.Of<Simd256, Vector256<double>>(Simd256.Load(ref a[0], i), Simd256.Load(ref b[0], i)), ref by4[0], i);
        for (int i = 0; i < Count; i++)
        {
            double one = Scalar.Of<Power>(a[i], b[i]);
            if (!Numbers.Same(one, by4[i]) || !Numbers.Same(one, by8[i]))
                Assert.Fail($"{a[i]:R}^{b[i]:R} = {one:R}, {by4[i]:R} by four, {by8[i]:R} by eight");
        }
    }

    private static void Check<TFunction>()
        where TFunction : struct, IUnary
    {
        double[] x = Arguments(new Numbers(9)), by4 = new double[Count], by8 = new double[Count];
        for (int i = 0; i < Count; i += Wide)
            Simd512.Store(TFunction.Of<Simd512, Vector512<double>>(Simd512.Load(ref x[0], i)), ref by8[0], i);
        for (int i = 0; i < Count; i += Simd256.Lanes)
            Simd256.Store(TFunction.Of<Simd256, Vector256<double>>(Simd256.Load(ref x[0], i)), ref by4[0], i);
        for (int i = 0; i < Count; i++)
        {
            double one = Scalar.Of<TFunction>(x[i]);
            if (!Numbers.Same(one, by4[i]) || !Numbers.Same(one, by8[i]))
                Assert.Fail($"{typeof(TFunction).Name}({x[i]:R}) = {one:R}, {by4[i]:R} by four, {by8[i]:R} by eight");
        }
    }

    /// <summary>Usual numbers alone, all numbers, and both among edges.</summary>
    private static double[] Arguments(Numbers numbers)
    {
        var x = new double[Count];
        for (int i = 0; i < Count; i++)
        {
            x[i] = (i / Wide % 4) switch
            {
                0 => numbers.Between(0, 30),
                1 => numbers.Between(-30, 30),
                2 => numbers.AnyBits(),
                _ => numbers.Mixed(),
            };
        }

        return x;
    }
}
