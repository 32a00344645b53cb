using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>
/// The logarithms, by <see cref="Mantissa"/>, and <c>ln(1 + r) = r + r^2 P(r)</c>; all but the last term, below 0.00003, are kept with their rounding errors. Only
/// that of <c>r</c> itself is not: it is felt next to 1, where it is up to a quarter of a unit in the last place or, to another base, up to a half.
/// </summary>
/// <remarks><c>P</c> is a near-minimax polynomial by Sollya's <c>fpminimax</c>, error 3.8e-18; <c>logarithms.py</c> makes it.</remarks>
internal static class Logarithm
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TBase, TSimd, TVector>(TVector x)
        where TBase : struct, ILogarithm
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        Mantissa.Split<TBase, TSimd, TVector>(x, Mantissa.UsualBias<TSimd, TVector>(), out var m, out var k, out var c, out var whole);
        if (TSimd.AllTrue(Mantissa.IsUsual<TSimd, TVector>(k)))
            return Sum<TBase, TSimd, TVector>(m, k, c, whole);
        var any = Any<TBase, TSimd, TVector>(x);
        return TSimd.Or(any, any);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TVector Any<TBase, TSimd, TVector>(TVector x)
        where TBase : struct, ILogarithm
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        Mantissa.Split<TBase, TSimd, TVector>(Mantissa.Scaled<TSimd, TVector>(x, out var bias), bias, out var m, out var k, out var c, out var whole);
        return Mantissa.WithLimits<TSimd, TVector>(x, Sum<TBase, TSimd, TVector>(m, k, c, whole));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Sum<TBase, TSimd, TVector>(TVector m, TVector k, TVector c, TVector whole)
        where TBase : struct, ILogarithm
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var r = TSimd.FusedMultiplyAdd(m, c, TSimd.Create(-1));
        var square = TSimd.Multiply(r, r);
        var polynomial = TSimd.FusedMultiplyAdd(Pair<TBase, TSimd, TVector>(0.14287066204656426, r, -0.1666803238826365), square, Pair<TBase, TSimd, TVector>(0.19999999949842467, r, -0.24999999957358768));
        polynomial = TSimd.FusedMultiplyAdd(polynomial, square, Pair<TBase, TSimd, TVector>(0.33333333333333875, r, -0.5000000000000033));

        // What the sum lacks is the product, less what the sum has of it. The conditions are known when code is made.
        var factor = TSimd.Create(TBase.Factor);
        var high = TBase.Factor == 1 ? TSimd.Add(whole, r) : TSimd.FusedMultiplyAdd(r, factor, whole);
        var has = TSimd.Subtract(high, whole);
        var low = TBase.Factor == 1
            ? TSimd.Subtract(r, has)
            : TSimd.FusedMultiplyAdd(r, TSimd.Create(TBase.FactorRest), TSimd.FusedMultiplyAdd(r, factor, TSimd.Negate(has)));
        if (TBase.OfTwoRest != 0)
            low = TSimd.FusedMultiplyAdd(k, TSimd.Create(TBase.OfTwoRest), low);
        return TSimd.Add(high, TSimd.FusedMultiplyAdd(polynomial, square, low));
    }

    /// <summary>Two terms of the polynomial, with the factor of the base.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Pair<TBase, TSimd, TVector>(double b, TVector r, double a)
        where TBase : struct, ILogarithm
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.FusedMultiplyAdd(TSimd.Create(b * TBase.Factor), r, TSimd.Create(a * TBase.Factor));
}
