using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>
/// What <see cref="Sinh"/> and <see cref="Cosh"/> share: <c>(e^|x| ± e^-|x|) / 2</c> with the first power in two parts, and the second as its reciprocal.
/// </summary>
internal static class HyperbolicParts
{
    /// <summary><c>e^|x| / 2 = half + low * scale</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Of<TSimd, TVector>(TVector magnitude, out TVector half, out TVector low, out TVector scale)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        ExpParts.Of<TSimd, TVector>(magnitude, TSimd.Create(0), out var rounded, out var sum, out var rest);
        var power = TSimd.Add(sum, rest);
        low = TSimd.Subtract(rest, TSimd.Subtract(power, sum));
        var exponent = TSimd.ShiftBitsLeft(TSimd.SubtractBits(rounded, TSimd.CreateBits(1)), 52);
        half = TSimd.AddBits(power, exponent);
        scale = TSimd.AddBits(TSimd.Create(1), exponent);
    }
}
