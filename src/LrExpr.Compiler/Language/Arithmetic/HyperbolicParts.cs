using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>
/// What <see cref="Sinh"/> and <see cref="Cosh"/> share: <c>(e^|x| ± e^-|x|) / 2</c> with both powers in two parts, the second as the reciprocal of the first.
/// </summary>
internal static class HyperbolicParts
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Of<TSimd, TVector>(TVector magnitude, out TVector half, out TVector halfLow, out TVector reciprocal, out TVector reciprocalLow)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        // Half of e^|x|, and a quarter of its reciprocal.
        ExpParts.Of<TSimd, TVector>(magnitude, out var rounded, out var sum, out var rest);
        var scale = TSimd.ShiftBitsLeft(rounded, 52);
        var power = TSimd.Add(sum, rest);
        halfLow = TSimd.Multiply(TSimd.Subtract(rest, TSimd.Subtract(power, sum)), TSimd.AddBits(scale, TSimd.Create(0.5)));
        half = TSimd.Multiply(TSimd.AddBits(power, scale), TSimd.Create(0.5));
        var quarter = TSimd.Create(0.25);
        reciprocal = TSimd.Divide(quarter, half);
        var negated = TSimd.Xor(reciprocal, TSimd.Create(-0.0));
        var lack = TSimd.FusedMultiplyAdd(negated, halfLow, TSimd.FusedMultiplyAdd(negated, half, quarter));
        reciprocalLow = TSimd.Multiply(TSimd.Multiply(lack, TSimd.Create(4)), reciprocal);
    }

    /// <summary>Whether the power is within what can be put into the exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector IsUsual<TSimd, TVector>(TVector magnitude)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.LessOrEqual(magnitude, TSimd.Create(ExpParts.LargestUsual));

    /// <summary>Far away both are half of the larger power.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TVector Far<TSimd, TVector>(TVector magnitude)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => ExpParts.Any<TSimd, TVector>(magnitude, -1);

    /// <summary>Numbers that are not too large, for lanes whose value is another one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Near<TSimd, TVector>(TVector magnitude)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.Select(IsUsual<TSimd, TVector>(magnitude), magnitude, TSimd.Create(ExpParts.LargestUsual));
}
