using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>
/// What the logarithms share: <c>x = m * 2^k</c> with <c>m</c> in [0.712, 1.424), whose first bits choose a <c>c</c> near <c>1 / m</c> that is so short that
/// <c>r = m * c - 1</c> is exact; it is below 0.0184. So <c>log x = k log 2 - log c + log(1 + r)</c>, and <c>c</c> is 1 around <c>m = 1</c>, so that nothing
/// cancels there; elsewhere <c>|ln c|</c> is more than <c>|r|</c>. And what they are of the numbers that are none.
/// </summary>
internal static class Mantissa
{
    private const long Start = 0x3FE6C70000000000, One = 0x3FF0000000000000, Digits = 0x000FFFFFFFFFFFFF;
    private const double SmallestNormal = 2.2250738585072014E-308;
    private const double TwoTo52 = 4503599627370496.0;

    private static ReadOnlySpan<double> Factors =>
    [
        1.390625, 1.359375, 1.328125, 1.3125, 1.28125, 1.25, 1.234375, 1.203125,
        1.1875, 1.15625, 1.140625, 1.125, 1.109375, 1.078125, 1.0625, 1.046875,
        1.03125, 1.015625, 1.0, 0.96875, 0.9375, 0.9140625, 0.890625, 0.859375,
        0.84375, 0.8203125, 0.796875, 0.78125, 0.765625, 0.7421875, 0.7265625, 0.7109375,
    ];

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

    /// <remarks><c>bias</c> is 2^52 and the bias of the exponent, as <see cref="UsualBias"/> or <see cref="Scaled"/> say; <c>place</c> is that of <c>c</c>.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Split<TSimd, TVector>(TVector x, TVector bias, out TVector r, out TVector k, out TVector place)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var shifted = TSimd.AddBits(x, TSimd.CreateBits(One - Start));
        var digits = TSimd.And(shifted, TSimd.CreateBits(Digits));
        place = TSimd.ShiftBitsRight(digits, 47);
        r = TSimd.FusedMultiplyAdd(TSimd.AddBits(digits, TSimd.CreateBits(Start)), Entry<TSimd, TVector>(Factors, place), TSimd.Create(-1));

        // The biased exponent in the low bits of 2^52 is that number more than 2^52.
        k = TSimd.Subtract(TSimd.Or(TSimd.ShiftBitsRight(shifted, 52), TSimd.Create(TwoTo52)), bias);
    }

    /// <summary>An entry of a table of 32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Entry<TSimd, TVector>(ReadOnlySpan<double> table, TVector place)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.Entry(ref MemoryMarshal.GetReference(table), place);

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
