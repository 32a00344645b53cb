using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>A uniform number in [0, 1) for a seed and an index: the first 53 bits that <see cref="PhiloxLanes"/> draws.</summary>
internal readonly struct Uniform : IBinary
{
    public const double TwoToMinus53 = 1.0 / (1L << 53);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IBinary.Of<TSimd, TVector>(TVector seed, TVector n)
    {
        PhiloxLanes.Draw<TSimd, TVector>(seed, n, out var a, out _);
        var number = TSimd.Multiply(TSimd.FromWholeBits(TSimd.ShiftBitsRight(a, 11)), TSimd.Create(TwoToMinus53));
        return WithNaN<TSimd, TVector>(seed, n, number);
    }

    /// <summary>Puts NaN where one of the arguments is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector WithNaN<TSimd, TVector>(TVector seed, TVector n, TVector number)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.Select(TSimd.And(TSimd.Equal(seed, seed), TSimd.Equal(n, n)), number, TSimd.Create(double.NaN));
}
