using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>The hyperbolic cosine, by <see cref="HyperbolicParts"/>.</summary>
internal readonly struct Cosh : IExponential
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IUnary.Of<TSimd, TVector>(TVector x) => Exponential.Of<Cosh, TSimd, TVector>(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IExponential.Usual<TSimd, TVector>(TVector x, TVector magnitude)
    {
        // The other power is so much smaller that its error does not matter.
        HyperbolicParts.Of<TSimd, TVector>(magnitude, out var half, out var low, out var scale);
        return TSimd.Add(half, TSimd.FusedMultiplyAdd(low, scale, TSimd.Divide(TSimd.Create(0.25), half)));
    }

    static TVector IExponential.Far<TSimd, TVector>(TVector x, TVector magnitude) => ExpParts.Any<TSimd, TVector>(magnitude, TSimd.Create(0), -1);
}
