using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>The remainder with the sign of the dividend, as C#'s <c>a % b</c>: exact, by <see cref="Remainder"/>.</summary>
internal readonly struct Rem : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IBinary.Of<TSimd, TVector>(TVector a, TVector b) => TSimd.Or(Remainder.OfMagnitudes<TSimd, TVector>(a, b), TSimd.And(a, TSimd.Create(-0.0)));
}
