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
        var half = TSimd.FusedMultiplyAdd(magnitude, TSimd.Create(-0.5), TSimd.Create(0.5));
        var z = TSimd.Select(isLarge, half, TSimd.Multiply(magnitude, magnitude));
        var root = TSimd.Sqrt(half);
        s = TSimd.Select(isLarge, root, magnitude);

        // The error of the root, h / (2 root) = h root / (1 - x), so that the division does not wait for the root. 1 - x is exact, and 0 or 2^-53 at least.
        var reciprocal = TSimd.Divide(TSimd.Create(1), TSimd.Max(TSimd.Add(half, half), TSimd.Create(1e-20)));
        var rest = TSimd.FusedMultiplyAdd(TSimd.Xor(root, TSimd.Create(-0.0)), root, half);
        var tail = TSimd.Multiply(TSimd.Multiply(rest, root), reciprocal);
        small = TSimd.FusedMultiplyAdd(TSimd.Multiply(s, z), Polynomial<TSimd, TVector>(z), TSimd.And(isLarge, tail));
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
        var g = TSimd.Create(0.029077773229419818);
        var low = TSimd.FusedMultiplyAdd(TSimd.FusedMultiplyAdd(d, z2, c), z4, TSimd.FusedMultiplyAdd(b, z2, a));
        var high = TSimd.FusedMultiplyAdd(g, z4, TSimd.FusedMultiplyAdd(f, z2, e));
        return TSimd.FusedMultiplyAdd(high, TSimd.Multiply(z4, z4), low);
    }
}
