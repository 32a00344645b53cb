using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>The floored remainder, with the sign of the divisor: the exact one, by <see cref="Remainder"/>, and the divisor added where the signs differ.</summary>
internal readonly struct Mod : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IBinary.Of<TSimd, TVector>(TVector a, TVector b)
    {
        var magnitude = Remainder.OfMagnitudes<TSimd, TVector>(a, b);
        var sign = TSimd.Create(-0.0);

        // Of the magnitudes: what is added is |b|, and the sign is that of b.
        var differ = TSimd.Less(TSimd.Or(TSimd.And(TSimd.Xor(a, b), sign), TSimd.Create(1)), TSimd.Create(0));
        var hasRest = TSimd.Less(TSimd.Create(0), magnitude);
        var turned = TSimd.Subtract(TSimd.Abs(b), magnitude);
        var floored = TSimd.Select(TSimd.And(differ, hasRest), turned, magnitude);
        return TSimd.Or(floored, TSimd.And(b, sign));
    }
}
