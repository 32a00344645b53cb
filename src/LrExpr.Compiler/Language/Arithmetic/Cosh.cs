using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>The hyperbolic cosine, by <see cref="HyperbolicParts"/>.</summary>
internal readonly struct Cosh : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var magnitude = TSimd.Abs(x);
        if (!TSimd.AllTrue(HyperbolicParts.IsUsual<TSimd, TVector>(magnitude)))
        {
            var any = Any<TSimd, TVector>(magnitude);
            return TSimd.Or(any, any);
        }

        return Usual<TSimd, TVector>(magnitude);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Usual<TSimd, TVector>(TVector magnitude)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        // The other power is so much smaller that its error does not matter.
        HyperbolicParts.Of<TSimd, TVector>(magnitude, out var half, out var low, out var scale);
        return TSimd.Add(half, TSimd.FusedMultiplyAdd(low, scale, TSimd.Divide(TSimd.Create(0.25), half)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TVector Any<TSimd, TVector>(TVector magnitude)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.Select(
            HyperbolicParts.IsUsual<TSimd, TVector>(magnitude),
            Usual<TSimd, TVector>(HyperbolicParts.Near<TSimd, TVector>(magnitude)),
            HyperbolicParts.Far<TSimd, TVector>(magnitude));
}
