using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary><c>a^b</c>, by <see cref="LnParts"/> and <see cref="PowerParts"/>: at most 0.64 units from the value, subnormal results 0.8.</summary>
internal readonly struct Power : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TSimd, TVector>(TVector a, TVector b)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        LnParts.Of<TSimd, TVector>(a, Mantissa.UsualBias<TSimd, TVector>(), out var k, out var high, out var low);
        var result = PowerParts.Of<TSimd, TVector>(b, high, low, out var usual);
        if (TSimd.AllTrue(TSimd.And(usual, Mantissa.IsUsual<TSimd, TVector>(k))))
            return result;
        var any = Any<TSimd, TVector>(a, b);
        return TSimd.Or(any, any);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TVector Any<TSimd, TVector>(TVector a, TVector b)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        PowerParts.Logarithm<TSimd, TVector>(TSimd.Abs(a), out var high, out var low);
        return PowerParts.Any<TSimd, TVector>(a, b, high, low);
    }
}
