using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>
/// <c>1 / (1 + e^-x)</c>: with <c>e = exp(-|x|)</c> in two parts, a quotient of 1 or <c>e</c> by <c>1 + e</c> that gets the errors of all three.
/// </summary>
internal readonly struct Sigmoid : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IUnary.Of<TSimd, TVector>(TVector x)
    {
        var magnitude = TSimd.Abs(x);
        if (TSimd.AllTrue(TSimd.LessOrEqual(magnitude, TSimd.Create(ExpParts.LargestUsual))))
            return Usual<TSimd, TVector>(x, magnitude);
        var any = Any<TSimd, TVector>(x);
        return TSimd.Or(any, any);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Usual<TSimd, TVector>(TVector x, TVector magnitude)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var (minus, one) = (TSimd.Create(-0.0), TSimd.Create(1));
        ExpParts.Of<TSimd, TVector>(TSimd.Negate(magnitude), TSimd.Create(0), out var rounded, out var sum, out var rest);
        var scale = TSimd.ShiftBitsLeft(rounded, 52);
        var power = TSimd.Add(sum, rest);
        var powerLow = TSimd.Multiply(TSimd.Subtract(rest, TSimd.Subtract(power, sum)), TSimd.AddBits(one, scale));
        power = TSimd.AddBits(power, scale);
        var below = TSimd.Add(one, power);
        var belowLow = TSimd.Add(TSimd.Subtract(power, TSimd.Subtract(below, one)), powerLow);

        var isNegative = TSimd.Less(x, TSimd.Create(0));
        var above = TSimd.Select(isNegative, power, one);
        var aboveLow = TSimd.And(isNegative, powerLow);
        var reciprocal = TSimd.Divide(one, below);
        var quotient = TSimd.Multiply(above, reciprocal);
        var negated = TSimd.Negate(quotient);
        var lack = TSimd.FusedMultiplyAdd(negated, belowLow, TSimd.Add(TSimd.FusedMultiplyAdd(negated, below, above), aboveLow));
        return TSimd.FusedMultiplyAdd(lack, reciprocal, quotient);
    }

    /// <summary>Where <c>1 + e</c> is 1, the value is 1 or <c>e</c>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TVector Any<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var magnitude = TSimd.Abs(x);
        var largest = TSimd.Create(ExpParts.LargestUsual);
        var isUsual = TSimd.LessOrEqual(magnitude, largest);
        var usual = Usual<TSimd, TVector>(x, TSimd.Select(isUsual, magnitude, largest));
        var limit = ExpParts.Any<TSimd, TVector>(TSimd.Select(TSimd.Less(largest, x), TSimd.Create(0), x), TSimd.Create(0), 0);
        return TSimd.Select(isUsual, usual, limit);
    }
}
