using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>
/// What arc sine and arc cosine share: <c>asin s = s + s^3 P(s^2)</c> for <c>s &lt;= 1/2</c>, with a near-minimax polynomial by Sollya's <c>fpminimax</c>, error
/// 1.9e-17. For a larger x, <c>s = sqrt((1 - x) / 2)</c>, and <c>asin x = pi/2 - 2 asin s</c>.
/// </summary>
internal static class AsinParts
{
    /// <summary>A magnitude to <c>asin s = s + small</c>, and whether s stands for a larger one. NaN beyond 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Of<TSimd, TVector>(TVector magnitude, out TVector s, out TVector small, out TVector isLarge)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        isLarge = TSimd.Less(TSimd.Create(0.5), magnitude);
        s = magnitude;
        var z = TSimd.Multiply(magnitude, magnitude);
        var tail = TSimd.Create(0);
        if (TSimd.AnyTrue(isLarge))
        {
            var half = TSimd.FusedMultiplyAdd(magnitude, TSimd.Create(-0.5), TSimd.Create(0.5));
            var root = TSimd.Sqrt(half);
            z = TSimd.Select(isLarge, half, z);
            s = TSimd.Select(isLarge, root, s);

            // The error of the root, h / (2 root), with a reciprocal whose exponent and first digits are found by halving those of the square.
            var reciprocal = TSimd.SubtractBits(TSimd.CreateBits(0x5FD6EB50C7B537A9), TSimd.ShiftBitsRight(half, 1));
            tail = TSimd.And(isLarge, TSimd.Multiply(TSimd.FusedMultiplyAdd(TSimd.Negate(root), root, half), reciprocal));
        }

        small = TSimd.FusedMultiplyAdd(TSimd.Multiply(s, z), Polynomial<TSimd, TVector>(z), tail);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Polynomial<TSimd, TVector>(TVector z)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var z2 = TSimd.Multiply(z, z);
        var z4 = TSimd.Multiply(z2, z2);
        var a = TSimd.FusedMultiplyAdd(TSimd.Create(0.07499999999998017), z, TSimd.Create(0.16666666666666669));
        var b = TSimd.FusedMultiplyAdd(TSimd.Create(0.030381944094300603), z, TSimd.Create(0.04464285714700721));
        var c = TSimd.FusedMultiplyAdd(TSimd.Create(0.017352357280151106), z, TSimd.Create(0.02237217455605303));
        var d = TSimd.FusedMultiplyAdd(TSimd.Create(0.011474521210764246), z, TSimd.Create(0.013971711915872364));
        var e = TSimd.FusedMultiplyAdd(TSimd.Create(0.005336831497186338), z, TSimd.Create(0.010351934614248458));
        var f = TSimd.FusedMultiplyAdd(TSimd.Create(-0.015333687797521908), z, TSimd.Create(0.017718742814342495));
        var low = TSimd.FusedMultiplyAdd(b, z2, a);
        var middle = TSimd.FusedMultiplyAdd(d, z2, c);
        var high = TSimd.FusedMultiplyAdd(TSimd.Create(0.029077773229419818), z4, TSimd.FusedMultiplyAdd(f, z2, e));
        return TSimd.FusedMultiplyAdd(TSimd.FusedMultiplyAdd(high, z4, middle), z4, low);
    }
}
