using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>The arc sine, by <see cref="AsinParts"/>.</summary>
internal readonly struct Asin : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        AsinParts.Of<TSimd, TVector>(TSimd.Abs(x), out var s, out var small, out var isLarge);
        var twice = TSimd.Add(s, s);
        var most = TSimd.Subtract(TSimd.Create(Angle.Quarter), twice);
        var error = TSimd.Subtract(TSimd.Subtract(TSimd.Create(Angle.Quarter), most), twice);
        var rest = TSimd.FusedMultiplyAdd(small, TSimd.Create(-2), TSimd.Add(error, TSimd.Create(Angle.QuarterLow)));
        var angle = TSimd.Select(isLarge, TSimd.Add(most, rest), TSimd.Add(s, small));
        return TSimd.Or(angle, TSimd.And(x, TSimd.Create(-0.0)));
    }
}
