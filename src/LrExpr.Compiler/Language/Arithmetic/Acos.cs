using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>The arc cosine, by <see cref="AsinParts"/>: pi/2 less the arc sine; 2 asin s for large numbers, and pi less that for negative ones.</summary>
internal readonly struct Acos : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IUnary.Of<TSimd, TVector>(TVector x)
    {
        AsinParts.Of<TSimd, TVector>(TSimd.Abs(x), out var s, out var small, out var isLarge);
        var isNegative = TSimd.Less(x, TSimd.Create(0));

        // 0, pi/2 or pi, and s once or twice, added or taken away.
        var (quarters, factor) = (TSimd.Create(1), TSimd.Create(-1));
        if (TSimd.AnyTrue(isLarge))
        {
            quarters = TSimd.Select(isLarge, TSimd.And(isNegative, TSimd.Create(2)), quarters);
            factor = TSimd.Select(isLarge, TSimd.Create(2), factor);
        }

        factor = TSimd.Xor(factor, TSimd.And(isNegative, TSimd.Create(-0.0)));
        var whole = TSimd.Multiply(quarters, TSimd.Create(Angle.Quarter));
        var most = TSimd.FusedMultiplyAdd(s, factor, whole);
        var error = TSimd.FusedMultiplyAdd(s, factor, TSimd.Subtract(whole, most));
        return TSimd.Add(most, TSimd.FusedMultiplyAdd(small, factor, TSimd.FusedMultiplyAdd(quarters, TSimd.Create(Angle.QuarterLow), error)));
    }
}
