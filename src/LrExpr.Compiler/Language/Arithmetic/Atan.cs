using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>The arc tangent, by <see cref="AtanParts"/>.</summary>
internal readonly struct Atan : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IUnary.Of<TSimd, TVector>(TVector x)
    {
        // Beyond 2^64 nothing changes.
        var sign = TSimd.And(x, TSimd.Create(-0.0));
        var magnitude = TSimd.Min(TSimd.Abs(x), TSimd.Create(18446744073709551616.0));
        var one = TSimd.Create(1);
        var isSwapped = TSimd.Less(one, magnitude);
        var a = TSimd.Select(isSwapped, one, magnitude);
        var b = TSimd.Select(isSwapped, magnitude, one);
        return TSimd.Or(AtanParts.Of<TSimd, TVector>(a, b, isSwapped, TSimd.CreateBits(0)), sign);
    }
}
