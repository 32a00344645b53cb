using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>
/// The cube root. <c>x = m * 2^(3k)</c>; an approximation of <c>m^(-1/3)</c> to 2^-20 by a near-minimax polynomial (Sollya's <c>fpminimax</c>) is corrected to
/// almost all digits without a division, and the root that it gives once more by its exact error: cubes have exact roots.
/// </summary>
internal readonly struct Cbrt : IUnary
{
    private const double SmallestNormal = 2.2250738585072014E-308;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IUnary.Of<TSimd, TVector>(TVector x)
    {
        var magnitude = TSimd.Abs(x);
        var isUsual = TSimd.And(TSimd.LessOrEqual(TSimd.Create(SmallestNormal), magnitude), TSimd.LessOrEqual(magnitude, TSimd.Create(double.MaxValue)));
        if (!TSimd.AllTrue(isUsual))
            return Any<TSimd, TVector>(x);
        return TSimd.Or(Usual<TSimd, TVector>(magnitude), TSimd.And(x, TSimd.Create(-0.0)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TVector Any<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        // Scaled by 2^54, whose root is 2^18.
        var magnitude = TSimd.Abs(x);
        var isSmall = TSimd.Less(magnitude, TSimd.Create(SmallestNormal));
        var scaled = TSimd.Select(isSmall, TSimd.Multiply(magnitude, TSimd.Create(18014398509481984.0)), magnitude);
        var root = Usual<TSimd, TVector>(scaled);
        root = TSimd.Select(isSmall, TSimd.Multiply(root, TSimd.Create(1.0 / 262144)), root);
        root = TSimd.Or(root, TSimd.And(x, TSimd.Create(-0.0)));

        // 0, the infinities and NaN are their own.
        var hasRoot = TSimd.And(TSimd.Less(TSimd.Create(0), magnitude), TSimd.LessOrEqual(magnitude, TSimd.Create(double.MaxValue)));
        return TSimd.Select(hasRoot, root, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Usual<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        // The biased exponent e = 3 third + remainder, by 43691 / 2^17; 1023 is three times 341.
        var e = TSimd.ShiftBitsRight(x, 52);
        var third = TSimd.ShiftBitsRight(TSimd.MultiplyLowBits(e, TSimd.CreateBits(43691)), 17);
        var remainder = TSimd.SubtractBits(e, TSimd.AddBits(third, TSimd.AddBits(third, third)));
        var digits = TSimd.And(x, TSimd.CreateBits(0x000FFFFFFFFFFFFF));
        var first = TSimd.Or(digits, TSimd.Create(1));
        var m = TSimd.AddBits(first, TSimd.ShiftBitsLeft(remainder, 52));

        var r = TSimd.Multiply(
            InverseRoot<TSimd, TVector>(first),
            TSimd.Select(
                TSimd.LessBits(remainder, TSimd.CreateBits(1)),
                TSimd.Create(1),
                TSimd.Select(TSimd.LessBits(remainder, TSimd.CreateBits(2)), TSimd.Create(0.7937005259840998), TSimd.Create(0.6299605249474366))));

        // 1 - m r^3 = h, and (1 - h)^(-1/3) = 1 + h/3 + 2h^2/9 + ...
        var square = TSimd.Multiply(r, r);
        var h = TSimd.FusedMultiplyAdd(TSimd.Multiply(TSimd.Negate(m), r), square, TSimd.Create(1));
        var correction = TSimd.FusedMultiplyAdd(h, TSimd.Create(0.2222222222222222), TSimd.Create(0.3333333333333333));
        r = TSimd.FusedMultiplyAdd(TSimd.Multiply(r, h), correction, r);
        square = TSimd.Multiply(r, r);
        var t = TSimd.Multiply(m, square);

        // m - t^3, whose large part is exact.
        var t2 = TSimd.Multiply(t, t);
        var t2Low = TSimd.FusedMultiplyAdd(t, t, TSimd.Negate(t2));
        var rest = TSimd.FusedMultiplyAdd(TSimd.Negate(t), t2Low, TSimd.FusedMultiplyAdd(TSimd.Negate(t), t2, m));
        t = TSimd.FusedMultiplyAdd(TSimd.Multiply(rest, TSimd.Create(0.3333333333333333)), square, t);
        return TSimd.AddBits(t, TSimd.ShiftBitsLeft(TSimd.SubtractBits(third, TSimd.CreateBits(341)), 52));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector InverseRoot<TSimd, TVector>(TVector m)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var m2 = TSimd.Multiply(m, m);
        var a = TSimd.FusedMultiplyAdd(TSimd.Create(-2.42801679213074), m, TSimd.Create(1.9691119020509493));
        var b = TSimd.FusedMultiplyAdd(TSimd.Create(-2.349123996182819), m, TSimd.Create(2.9074766500705453));
        var c = TSimd.FusedMultiplyAdd(TSimd.Create(-0.41188788017482425), m, TSimd.Create(1.240812857403889));
        var d = TSimd.FusedMultiplyAdd(TSimd.Create(-0.00645346358683675), m, TSimd.Create(0.07808058206435715));
        return TSimd.FusedMultiplyAdd(TSimd.FusedMultiplyAdd(d, m2, c), TSimd.Multiply(m2, m2), TSimd.FusedMultiplyAdd(b, m2, a));
    }
}
