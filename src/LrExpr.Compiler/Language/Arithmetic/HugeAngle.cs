using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>
/// An angle of any size less the nearest multiple of pi/2, in whole numbers (M. Payne and R. Hanek, 1983): an angle is <c>m * 2^e</c>, and of the digits of
/// <c>2/pi</c> only 192 matter, because those before them make whole turns. No double is nearer than about 2^-62 to a multiple of pi/2, so that 75 digits or
/// more of what remains are right.
/// </summary>
internal static class HugeAngle
{
    private const int WordBits = 64;

    /// <summary>The bits of 2/pi after the point, with 64 zeros before them.</summary>
    private static ReadOnlySpan<ulong> TwoOverPi =>
    [
        0x0000000000000000, 0xA2F9836E4E441529, 0xFC2757D1F534DDC0, 0xDB6295993C439041, 0xFE5163ABDEBBC561,
        0xB7246E3A424DD2E0, 0x06492EEA09D1921C, 0xFE1DEB1CB129A73E, 0xE88235F52EBB4484, 0xE99C7026B45F7E41,
        0x3991D639835339F4, 0x9C845F8BBDF9283B, 0x1FF897FFDE05980F, 0xEF2F118B5A0A6D1F, 0x6D367ECF27CB09B7,
        0x4F463F669E5FEA2D, 0x7527BAC7EBE5F17B, 0x3D0739F78A5292EA, 0x6BFB5FB11F8D5D08, 0x56033046FC7B6BAB,
    ];

    /// <summary>What remains and what that lacks, and the multiple modulo 4 or less than 0 by that; of lanes below 1 something else.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static (TVector R, TVector Tail, TVector Multiple) Reduce<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        Span<double> r = stackalloc double[Lane.Most], tail = stackalloc double[Lane.Most], multiple = stackalloc double[Lane.Most];
        TSimd.Store(x, ref r[0], 0);
        double last = 0;
        for (int i = 0; i < TSimd.Lanes; i++)
        {
            // One number has two lanes.
            double angle = r[i];
            (r[i], tail[i], multiple[i]) = i > 0 && angle == last ? (r[i - 1], tail[i - 1], multiple[i - 1]) : Reduce(angle);
            last = angle;
        }

        return (TSimd.Load(ref r[0], 0), TSimd.Load(ref tail[0], 0), TSimd.Load(ref multiple[0], 0));
    }

    private static (double R, double Tail, double Multiple) Reduce(double x)
    {
        if (!double.IsFinite(x))
            return (double.NaN, double.NaN, 0);
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) & 0x7FF;

        // An angle that is not huge has its answer elsewhere.
        if (exponent < 1023)
            return (x, 0, 0);
        ulong m = (ulong)bits & 0xFFFFFFFFFFFFF | 1UL << 52;
        int first = exponent - 1075 + WordBits - 2;

        // m times the 192 bits from the one that is worth 2, modulo 4.
        var low = (UInt128)m * Word(first + 2 * WordBits);
        var middle = (UInt128)m * Word(first + WordBits) + (low >> WordBits);
        ulong high = unchecked(m * Word(first) + (ulong)(middle >> WordBits));
        var top = new UInt128(high, (ulong)middle);
        ulong bottom = (ulong)low;

        // The first two bits are quarters. Rounded to the nearest, the rest may be negative.
        int quarters = (int)(high >> 62);
        (top, bottom) = (top << 2 | bottom >> 62, bottom << 2);
        bool isNegative = (top >> 127) != 0;
        if (isNegative)
        {
            quarters++;
            (top, bottom) = bottom == 0 ? (unchecked(-top), 0) : (~top, unchecked(0 - bottom));
        }

        int zeros = (int)UInt128.LeadingZeroCount(top);
        top = zeros == 0 ? top : top << zeros | bottom >> (WordBits - zeros);
        double f = Scaled((ulong)(top >> 75), -53 - zeros);
        double fLow = Scaled((ulong)(top >> 22) & 0x1FFFFFFFFFFFFF, -106 - zeros);
        double r = f * Angle.Quarter;
        double tail = FusedMultiply.Add(f, Angle.Quarter, -r) + (f * Angle.QuarterLow + fLow * Angle.Quarter);
        return isNegative != bits < 0 ? (-r, -tail, Signed(quarters, bits)) : (r, tail, Signed(quarters, bits));
    }

    private static double Signed(int quarters, long bits) => bits < 0 ? -quarters : quarters;

    /// <summary>64 bits from a place on.</summary>
    private static ulong Word(int place)
    {
        int word = place / WordBits, shift = place % WordBits;
        ulong bits = TwoOverPi[word] << shift;
        return shift == 0 ? bits : bits | TwoOverPi[word + 1] >> (WordBits - shift);
    }

    private static double Scaled(ulong digits, int exponent) => digits * BitConverter.Int64BitsToDouble((long)(exponent + 1023) << 52);
}
