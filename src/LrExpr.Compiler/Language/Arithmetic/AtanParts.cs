using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>
/// The angle of a point from 0 to pi: of <c>a / b</c> with <c>a &lt;= b</c>, or <c>(a - b) / (a + b)</c>, an eighth of a turn away, if that is more than a half. The
/// quotient is kept with its error. Then <c>atan t = t + t^3 P(t^2)</c> for <c>|t| &lt;= 1/2</c>, with a near-minimax polynomial by Sollya's
/// <c>fpminimax</c>, error 1.9e-17.
/// </summary>
internal static class AtanParts
{
    /// <param name="a">The smaller number, not negative.</param>
    /// <param name="b">The larger one. Quotients with it must not lose digits by being subnormal.</param>
    /// <param name="isSwapped">Whether the angle is that of <c>b / a</c>, a quarter turn less the one of <c>a / b</c>.</param>
    /// <param name="isTurned">Whether it is half a turn less all of that.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TSimd, TVector>(TVector a, TVector b, TVector isSwapped, TVector isTurned)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var zero = TSimd.Create(0);
        var sign = TSimd.Create(-0.0);
        var isMiddle = TSimd.Less(TSimd.Multiply(b, TSimd.Create(0.5)), a);

        // a - b is exact, and the error of a + b is known.
        var above = TSimd.Subtract(a, TSimd.And(isMiddle, b));
        var added = TSimd.And(isMiddle, a);
        var below = TSimd.Add(b, added);
        var belowLow = TSimd.Add(TSimd.Subtract(b, below), added);
        var reciprocal = TSimd.Divide(TSimd.Create(1), below);
        var t = TSimd.Multiply(above, reciprocal);
        var negative = TSimd.Negate(t);
        var tail = TSimd.Multiply(TSimd.FusedMultiplyAdd(negative, belowLow, TSimd.FusedMultiplyAdd(negative, below, above)), reciprocal);

        var z = TSimd.Multiply(t, t);
        var small = TSimd.FusedMultiplyAdd(TSimd.Multiply(t, z), Polynomial<TSimd, TVector>(z), tail);

        // Eighths of a turn and the angle that is added to them or taken from them.
        var isBack = TSimd.Xor(isSwapped, isTurned);
        var quarters = TSimd.Select(isSwapped, TSimd.Create(2), TSimd.And(isTurned, TSimd.Create(4)));
        var flipped = TSimd.And(isBack, sign);
        var eighths = TSimd.Add(quarters, TSimd.And(isMiddle, TSimd.Or(TSimd.Create(1), flipped)));
        var whole = TSimd.Multiply(eighths, TSimd.Create(0.7853981633974483));
        var wholeLow = TSimd.FusedMultiplyAdd(eighths, TSimd.Create(3.061616997868383e-17), TSimd.FusedMultiplyAdd(eighths, TSimd.Create(0.7853981633974483), TSimd.Negate(whole)));
        t = TSimd.Xor(t, flipped);
        var sum = TSimd.Add(whole, t);
        var error = TSimd.Add(TSimd.Subtract(whole, sum), t);
        return TSimd.Add(sum, TSimd.Add(TSimd.Xor(small, flipped), TSimd.Add(wholeLow, error)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Polynomial<TSimd, TVector>(TVector z)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var z2 = TSimd.Multiply(z, z);
        var z4 = TSimd.Multiply(z2, z2);
        var a = TSimd.FusedMultiplyAdd(TSimd.Create(0.19999999999998902), z, TSimd.Create(-0.3333333333333333));
        var b = TSimd.FusedMultiplyAdd(TSimd.Create(0.11111111097073821), z, TSimd.Create(-0.1428571428552967));
        var c = TSimd.FusedMultiplyAdd(TSimd.Create(0.07692292410158182), z, TSimd.Create(-0.09090908500867804));
        var d = TSimd.FusedMultiplyAdd(TSimd.Create(0.0587933116996607), z, TSimd.Create(-0.0666640660792015));
        var e = TSimd.FusedMultiplyAdd(TSimd.Create(0.04622510933420808), z, TSimd.Create(-0.05238672237184164));
        var f = TSimd.FusedMultiplyAdd(TSimd.Create(0.024810729191425122), z, TSimd.Create(-0.03793003225142015));
        var low = TSimd.FusedMultiplyAdd(b, z2, a);
        var middle = TSimd.FusedMultiplyAdd(d, z2, c);
        var high = TSimd.FusedMultiplyAdd(TSimd.Create(-0.009092094072398773), z4, TSimd.FusedMultiplyAdd(f, z2, e));
        return TSimd.FusedMultiplyAdd(TSimd.FusedMultiplyAdd(high, z4, middle), z4, low);
    }
}
