using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>The arc sine, by <see cref="AsinParts"/>.</summary>
internal readonly struct Asin : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IUnary.Of<TSimd, TVector>(TVector x)
    {
        AsinParts.Of<TSimd, TVector>(TSimd.Abs(x), out var s, out var small, out var isLarge);
        var angle = TSimd.Add(s, small);
        if (TSimd.AnyTrue(isLarge))
        {
            var (quarter, minusTwo) = (TSimd.Create(Angle.Quarter), TSimd.Create(-2));
            var most = TSimd.FusedMultiplyAdd(s, minusTwo, quarter);
            var error = TSimd.FusedMultiplyAdd(s, minusTwo, TSimd.Subtract(quarter, most));
            var rest = TSimd.FusedMultiplyAdd(small, minusTwo, TSimd.Add(error, TSimd.Create(Angle.QuarterLow)));
            angle = TSimd.Select(isLarge, TSimd.Add(most, rest), angle);
        }

        return TSimd.Or(angle, TSimd.And(x, TSimd.Create(-0.0)));
    }
}
