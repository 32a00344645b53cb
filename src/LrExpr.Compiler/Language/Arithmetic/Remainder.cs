using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>
/// The exact remainder of a division that is rounded towards 0, without its sign. With a quotient below 2^53 the rounded one is the whole quotient or, where it
/// was rounded up to a whole number, one more; either leaves a remainder that is a double. Every other pair goes to <c>%</c>, which is exact, too.
/// </summary>
internal static class Remainder
{
    private const double TwoTo53 = 9007199254740992.0;

    /// <summary><c>|a % b|</c>; NaN where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector OfMagnitudes<TSimd, TVector>(TVector a, TVector b)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var dividend = TSimd.Abs(a);
        var divisor = TSimd.Abs(b);
        var quotient = TSimd.Divide(dividend, divisor);
        var isUsual = TSimd.And(TSimd.Less(quotient, TSimd.Create(TwoTo53)), TSimd.LessOrEqual(divisor, TSimd.Create(double.MaxValue)));
        if (!TSimd.AllTrue(isUsual))
            return Any<TSimd, TVector>(dividend, divisor, quotient, isUsual);
        return Usual<TSimd, TVector>(dividend, divisor, quotient);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TVector Any<TSimd, TVector>(TVector dividend, TVector divisor, TVector quotient, TVector isUsual)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        // Not those that are usual: the library takes long for large quotients.
        var other = Lane.Map<TSimd, TVector>(TSimd.Select(isUsual, TSimd.Create(0), dividend), divisor, static (a, b) => a % b);
        return TSimd.Select(isUsual, Usual<TSimd, TVector>(dividend, divisor, quotient), other);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Usual<TSimd, TVector>(TVector dividend, TVector divisor, TVector quotient)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var whole = TSimd.Truncate(quotient);
        var rest = TSimd.FusedMultiplyAdd(TSimd.Negate(whole), divisor, dividend);
        return TSimd.Add(rest, TSimd.And(TSimd.Less(rest, TSimd.Create(0)), divisor));
    }
}
