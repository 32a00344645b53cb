using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>
/// What the logarithms share: <c>x = m * 2^k</c> with <c>m</c> in [0.707, 1.415), whose first bits choose a <c>c</c> near <c>1 / m</c>, so that
/// <c>r = m * c - 1</c> is below 0.0078 and <c>log x = k log 2 - log c + log(1 + r)</c>. <c>c</c> is 1 around <c>m = 1</c>, so that nothing cancels there; elsewhere
/// <c>|log c|</c> is more than that of <c>1 + r</c>. Each <c>c</c> is such that its logarithm is a multiple of 2^-42, but for a 2^-67th of it. And what they are of the numbers
/// that are none.
/// </summary>
internal static class Mantissa
{
    private const int Intervals = 64;
    private const long Start = 0x3FE6A00000000000, One = 0x3FF0000000000000, Digits = 0x000FFFFFFFFFFFFF;

    /// <summary>Beyond it may be subnormal numbers below, and infinities, NaN and negative numbers above.</summary>
    private const double LargestUsual = 1021;

    private const double SmallestNormal = 2.2250738585072014E-308;
    private const double TwoTo52 = 4503599627370496.0;

    /// <summary>Whether the <c>k</c> of <see cref="Split"/>, with the usual bias, is that of a number that is positive, normal and finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector IsUsual<TSimd, TVector>(TVector k)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.LessOrEqual(TSimd.Abs(k), TSimd.Create(LargestUsual));

    /// <summary>The <c>bias</c> of a usual number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector UsualBias<TSimd, TVector>()
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.Create(TwoTo52 + 1023);

    /// <remarks><c>bias</c> is 2^52 and the bias of the exponent, as <see cref="UsualBias"/> or <see cref="Scaled"/> say; <c>whole</c> is <c>k log 2 - log c</c>.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Split<TBase, TSimd, TVector>(TVector x, TVector bias, out TVector m, out TVector k, out TVector c, out TVector whole)
        where TBase : struct, ILogarithm
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var shifted = TSimd.AddBits(x, TSimd.CreateBits(One - Start));
        var digits = TSimd.And(shifted, TSimd.CreateBits(Digits));
        m = TSimd.AddBits(digits, TSimd.CreateBits(Start));
        var place = TSimd.ShiftBitsRight(digits, 46);
        ref double table = ref MemoryMarshal.GetReference(TBase.Table);
        c = TSimd.Entry(ref table, place);
        var logarithm = TSimd.Entry(ref Unsafe.Add(ref table, Intervals), place);

        // The biased exponent in the low bits of 2^52 is that number more than 2^52.
        k = TSimd.Subtract(TSimd.Or(TSimd.ShiftBitsRight(shifted, 52), TSimd.Create(TwoTo52)), bias);
        whole = TBase.OfTwo == 1 ? TSimd.Add(k, logarithm) : TSimd.FusedMultiplyAdd(k, TSimd.Create(TBase.OfTwo), logarithm);
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
}
