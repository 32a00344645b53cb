using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary><c>c^u</c> for a constant <c>c</c> above 0 whose logarithm is computed before, with the bits of <see cref="Power"/>.</summary>
internal static class PowerOf
{
    /// <summary>The logarithm in two parts, as <see cref="Power"/> computes it.</summary>
    public static (double High, double Low) LogarithmOf(double @base)
    {
        PowerParts.Logarithm<Simd64, double>(@base, out double high, out double low);
        return (high, low);
    }

    /// <remarks>The logarithm is what <see cref="LogarithmOf"/> returns for the base.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TSimd, TVector>(TVector exponent, TVector @base, TVector high, TVector low)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var result = PowerParts.Of<TSimd, TVector>(exponent, high, low, out var usual);
        if (TSimd.AllTrue(usual))
            return result;
        var any = PowerParts.Any<TSimd, TVector>(@base, exponent, high, low);
        return TSimd.Or(any, any);
    }
}
