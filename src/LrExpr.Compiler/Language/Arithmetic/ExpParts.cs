using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>
/// The exponential function in parts: <c>exp(x + tail) = 2^n * (sum + rest)</c> with <c>n</c> the nearest whole number of <c>x / ln 2</c> and
/// <c>sum</c> between 0.65 and 1.35. The rest of <c>x</c> is between <c>±ln(2)/2</c>; <c>ln 2</c> is taken away in two parts, the first without an
/// error. <c>e^r = 1 + r + r^2 P(r)</c>, where <c>1 + r</c> is kept with its rounding error, so that only <c>r^2 P(r)</c>, below 0.07, has one:
/// the parts are within 2^-57 of the value.
/// </summary>
/// <remarks><c>P</c> is a near-minimax polynomial by Sollya's <c>fpminimax</c>, relative error of <c>e^r</c> 2.3e-19.</remarks>
internal static class ExpParts
{
    /// <summary>Up to it the power of two can be put into the exponent, above and below.</summary>
    public const double LargestUsual = 708;

    /// <summary>1.5 * 2^52: what is added to it is rounded to a whole number, which stands in the low bits.</summary>
    private const double Rounder = 6755399441055744.0;

    private const double Ln2 = 0.6931471805599453;
    private const double Ln2Rest = 2.319046813846299558e-17;
    private const long One = 0x3FF0000000000000;

    /// <summary>Beyond it every power is infinite or 0, and halves of its power of two are still numbers.</summary>
    private const double Enough = 1000;

    /// <remarks><c>n</c> stands in the low bits of <c>rounded</c>; <c>tail</c> is too small to matter for the nearest whole number.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Of<TSimd, TVector>(TVector x, TVector tail, out TVector rounded, out TVector sum, out TVector rest)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var r = Reduced<TSimd, TVector>(x, tail, out rounded, out var lack);
        sum = TSimd.Add(TSimd.Create(1), r);
        rest = Rest<TSimd, TVector>(r, lack, sum, TSimd.Subtract(r, TSimd.Subtract(sum, TSimd.Create(1))));
    }

    /// <summary>
    /// <c>exp(x) = 2^n * (1 + most + rest)</c>, for those who take 1 away: <paramref name="rest"/> is below 0.07 and is in proportion to <c>most^2</c>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MinusOne<TSimd, TVector>(TVector x, out TVector rounded, out TVector most, out TVector rest)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        most = Reduced<TSimd, TVector>(x, TSimd.Create(0), out rounded, out var lack);
        rest = Rest<TSimd, TVector>(most, lack, TSimd.Add(TSimd.Create(1), most), TSimd.Create(0));
    }

    /// <summary><c>x + tail - n ln 2 = r + lack</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Reduced<TSimd, TVector>(TVector x, TVector tail, out TVector rounded, out TVector lack)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        rounded = TSimd.FusedMultiplyAdd(x, TSimd.Create(1.4426950408889634), TSimd.Create(Rounder));
        var n = TSimd.Subtract(rounded, TSimd.Create(Rounder));
        lack = TSimd.FusedMultiplyAdd(n, TSimd.Create(-Ln2Rest), tail);
        return TSimd.FusedMultiplyAdd(n, TSimd.Create(-Ln2), x);
    }

    /// <summary><c>2^n</c> for the <c>n</c> in the low bits of <paramref name="rounded"/>, not beyond the normal numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector PowerOfTwo<TSimd, TVector>(TVector rounded)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.AddBits(TSimd.ShiftBitsLeft(rounded, 52), TSimd.CreateBits(One));

    /// <summary><c>exp(x + tail)</c>, where <c>|x|</c> is at most <see cref="LargestUsual"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Usual<TSimd, TVector>(TVector x, TVector tail)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        Of<TSimd, TVector>(x, tail, out var rounded, out var sum, out var rest);
        return TSimd.AddBits(TSimd.Add(sum, rest), TSimd.ShiftBitsLeft(rounded, 52));
    }

    /// <summary><c>exp(x + tail) * 2^twos</c> for all numbers, where it does not matter how long it takes; with the bits of <see cref="Usual"/> where that can be used.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TVector Any<TSimd, TVector>(TVector x, TVector tail, int twos)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        // The tail of an infinity would make a NaN.
        var within = TSimd.LessOrEqual(TSimd.Abs(x), TSimd.Create(Enough));
        Of<TSimd, TVector>(Clamped<TSimd, TVector>(x), TSimd.And(within, tail), out var rounded, out var sum, out var rest);
        return Scaled<TSimd, TVector>(TSimd.Add(sum, rest), rounded, twos);
    }

    /// <summary>A number beyond which all powers are infinite or 0 instead of larger ones; NaN stays.</summary>
    private static TVector Clamped<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        x = TSimd.Select(TSimd.Less(TSimd.Create(Enough), x), TSimd.Create(Enough), x);
        return TSimd.Select(TSimd.Less(x, TSimd.Create(-Enough)), TSimd.Create(-Enough), x);
    }

    /// <summary>A power times <c>2^(n + twos)</c>, which is multiplied in two halves, so that only the last product can be rounded.</summary>
    private static TVector Scaled<TSimd, TVector>(TVector power, TVector rounded, int twos)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var n = TSimd.Subtract(rounded, TSimd.Create(Rounder - twos));
        var half = TSimd.FusedMultiplyAdd(n, TSimd.Create(0.5), TSimd.Create(Rounder));
        var other = TSimd.Add(TSimd.Subtract(n, TSimd.Subtract(half, TSimd.Create(Rounder))), TSimd.Create(Rounder));
        return TSimd.Multiply(TSimd.Multiply(power, PowerOfTwo<TSimd, TVector>(half)), PowerOfTwo<TSimd, TVector>(other));
    }

    /// <summary>
    /// <c>lost + r^2 P(r) + lack e^r</c>: what <c>r</c> lacks is so small that it need not be in the polynomial, and that six terms of the series will do for its factor.
    /// The terms stand in pairs, so that fewer operations wait for each other.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Rest<TSimd, TVector>(TVector r, TVector lack, TVector sum, TVector lost)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var r2 = TSimd.Multiply(r, r);
        var r4 = TSimd.Multiply(r2, r2);
        var a = TSimd.FusedMultiplyAdd(TSimd.Create(0.1666666666666667), r, TSimd.Create(0.5));
        var b = TSimd.FusedMultiplyAdd(TSimd.Create(0.008333333333325891), r, TSimd.Create(0.04166666666666668));
        var c = TSimd.FusedMultiplyAdd(TSimd.Create(0.00019841269875436283), r, TSimd.Create(0.0013888888888876983));
        var d = TSimd.FusedMultiplyAdd(TSimd.Create(2.755725478619139e-06), r, TSimd.Create(2.480158734243178e-05));
        var e = TSimd.FusedMultiplyAdd(TSimd.Create(2.5105428363968714e-08), r, TSimd.Create(2.755725699278995e-07));
        e = TSimd.FusedMultiplyAdd(TSimd.Create(2.0920355376636157e-09), r2, e);
        var others = TSimd.FusedMultiplyAdd(e, r4, TSimd.FusedMultiplyAdd(d, r2, c));
        var first = TSimd.FusedMultiplyAdd(TSimd.FusedMultiplyAdd(b, r2, a), r2, lost);
        return TSimd.FusedMultiplyAdd(lack, TSimd.Add(sum, first), TSimd.FusedMultiplyAdd(others, TSimd.Multiply(r4, r2), first));
    }
}
