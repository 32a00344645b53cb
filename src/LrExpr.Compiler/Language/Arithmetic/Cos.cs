using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>The cosine, by <see cref="Angle"/> and <see cref="SinCosParts"/>.</summary>
internal readonly struct Cos : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => SinCosParts.Sine<TSimd, TVector>(x, 1);
}
