using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>
/// <c>1 / (1 + e^-x)</c>: with <c>e = exp(-|x|)</c> in two parts, a quotient of 1 or <c>e</c> by <c>1 + e</c> that gets the errors of all three.
/// </summary>
internal readonly struct Sigmoid : IExponential
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IUnary.Of<TSimd, TVector>(TVector x) => Exponential.Of<Sigmoid, TSimd, TVector>(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IExponential.Usual<TSimd, TVector>(TVector x, TVector magnitude)
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
    static TVector IExponential.Far<TSimd, TVector>(TVector x, TVector magnitude) =>
        ExpParts.Any<TSimd, TVector>(TSimd.Select(TSimd.Less(TSimd.Create(0), x), TSimd.Create(0), x), TSimd.Create(0), 0);
}
