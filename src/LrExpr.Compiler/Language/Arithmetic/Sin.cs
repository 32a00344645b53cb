using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>The sine, by <see cref="Angle"/> and <see cref="SinCosParts"/>.</summary>
internal readonly struct Sin : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IUnary.Of<TSimd, TVector>(TVector x) => SinCosParts.Sine<TSimd, TVector>(x, 0);
}
