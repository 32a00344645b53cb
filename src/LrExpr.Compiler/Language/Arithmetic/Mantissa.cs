using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>What the logarithms share: a number as <c>m * 2^k</c> with <c>m</c> in [sqrt(1/2), sqrt(2)), and what they are of the numbers that are none.</summary>
internal static class Mantissa
{
    /// <summary>The first 42 bits of ln 2: its product with a <c>k</c> is exact.</summary>
    public const double Ln2High = 0.693147180559890330187045037746429443359375;

    public const double Ln2Low = 5.4979230187083711552e-14;

    private const long HalfRoot = 0x3FE6A09E667F3BCD, One = 0x3FF0000000000000, Digits = 0x000FFFFFFFFFFFFF;
    private const double SmallestNormal = 2.2250738585072014E-308;
    private const double TwoTo52 = 4503599627370496.0;

    /// <summary>Whether a number is positive, normal and finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector IsUsual<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.LessBits(TSimd.AddBits(x, TSimd.CreateBits(0x7FF0000000000000)), TSimd.CreateBits(unchecked((long)0xFFE0000000000000)));

    /// <summary>The <c>bias</c> of a usual number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector UsualBias<TSimd, TVector>()
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.Create(TwoTo52 + 1023);

    /// <remarks><c>bias</c> is 2^52 and the bias of the exponent, as <see cref="UsualBias"/> or <see cref="Scaled"/> say.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Split<TSimd, TVector>(TVector x, TVector bias, out TVector m, out TVector k)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var shifted = TSimd.AddBits(x, TSimd.CreateBits(One - HalfRoot));
        m = TSimd.AddBits(TSimd.And(shifted, TSimd.CreateBits(Digits)), TSimd.CreateBits(HalfRoot));

        // The biased exponent in the low bits of 2^52 is that number more than 2^52.
        k = TSimd.Subtract(TSimd.Or(TSimd.ShiftBitsRight(shifted, 52), TSimd.Create(TwoTo52)), bias);
    }

    /// <summary>A number that is not negative with its bias: a subnormal one becomes a usual one.</summary>
    public static TVector Scaled<TSimd, TVector>(TVector x, out TVector bias)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var isSmall = TSimd.Less(x, TSimd.Create(SmallestNormal));
        bias = TSimd.Select(isSmall, TSimd.Create(TwoTo52 + 1023 + 54), TSimd.Create(TwoTo52 + 1023));
        return TSimd.Select(isSmall, TSimd.Multiply(x, TSimd.Create(18014398509481984.0)), x);
    }

    /// <summary>Puts the logarithms of 0, of an infinity, of negative numbers and of NaN into a result.</summary>
    public static TVector WithLimits<TSimd, TVector>(TVector x, TVector logarithm)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var infinity = TSimd.Create(double.PositiveInfinity);
        logarithm = TSimd.Select(TSimd.Less(x, infinity), logarithm, x);
        logarithm = TSimd.Select(TSimd.Less(x, TSimd.Create(0)), TSimd.Create(double.NaN), logarithm);
        return TSimd.Select(TSimd.Equal(x, TSimd.Create(0)), TSimd.Create(double.NegativeInfinity), logarithm);
    }

    /// <summary>
    /// <c>f = m - 1</c>, <c>half = f^2 / 2</c>, <c>s = f / (2 + f)</c> and <c>factor = half + R</c>, so that <c>ln m = f - half + s * factor</c>. The polynomial of
    /// <c>R</c> in <c>s^2</c> is that of FreeBSD's <c>e_log.c</c>, error below 2^-58.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Ln<TSimd, TVector>(TVector m, out TVector f, out TVector half, out TVector s, out TVector factor)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        f = TSimd.Subtract(m, TSimd.Create(1));
        s = TSimd.Divide(f, TSimd.Add(m, TSimd.Create(1)));
        half = TSimd.Multiply(TSimd.Multiply(TSimd.Create(0.5), f), f);
        var z = TSimd.Multiply(s, s);
        var z2 = TSimd.Multiply(z, z);
        var z4 = TSimd.Multiply(z2, z2);
        var a = TSimd.FusedMultiplyAdd(TSimd.Create(3.999999999940941908e-01), z, TSimd.Create(6.666666666666735130e-01));
        var b = TSimd.FusedMultiplyAdd(TSimd.Create(2.222219843214978396e-01), z, TSimd.Create(2.857142874366239149e-01));
        var c = TSimd.FusedMultiplyAdd(TSimd.Create(1.531383769920937332e-01), z, TSimd.Create(1.818357216161805012e-01));
        c = TSimd.FusedMultiplyAdd(TSimd.Create(1.479819860511658591e-01), z2, c);
        var r = TSimd.FusedMultiplyAdd(c, z4, TSimd.FusedMultiplyAdd(b, z2, a));
        factor = TSimd.FusedMultiplyAdd(r, z, half);
    }
}
