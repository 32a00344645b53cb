using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>
/// The hyperbolic tangent: <c>n / (n + 2)</c> with <c>n = exp(2|x|) - 1</c>, numerator and denominator in two parts; the correction of the quotient has the errors
/// of all of them.
/// </summary>
internal readonly struct Tanh : IUnary
{
    /// <summary>Beyond it the value rounds to 1.</summary>
    private const double Largest = 45;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IUnary.Of<TSimd, TVector>(TVector x)
    {
        var (minus, one) = (TSimd.Create(-0.0), TSimd.Create(1));
        var magnitude = TSimd.Abs(x);
        var twice = TSimd.Add(magnitude, magnitude);
        twice = TSimd.Select(TSimd.Less(TSimd.Create(Largest), twice), TSimd.Create(Largest), twice);
        ExpParts.MinusOne<TSimd, TVector>(twice, out var rounded, out var most, out var rest);

        // 2^n (1 + sum + its error) ± 1; what is added first is larger, or 0.
        var scale = ExpParts.PowerOfTwo<TSimd, TVector>(rounded);
        var sum = TSimd.Add(most, rest);
        var scaled = TSimd.Multiply(sum, scale);
        var low = TSimd.Multiply(TSimd.Subtract(rest, TSimd.Subtract(sum, most)), scale);
        var less = TSimd.Subtract(scale, one);
        var more = TSimd.Add(scale, one);
        var lessLow = TSimd.Add(TSimd.Subtract(TSimd.Subtract(scale, less), one), low);
        var moreLow = TSimd.Add(TSimd.Subtract(one, TSimd.Subtract(more, scale)), low);
        var above = TSimd.Add(less, scaled);
        var aboveLow = TSimd.Add(TSimd.Subtract(scaled, TSimd.Subtract(above, less)), lessLow);
        var below = TSimd.Add(more, scaled);
        var belowLow = TSimd.Add(TSimd.Subtract(scaled, TSimd.Subtract(below, more)), moreLow);

        var reciprocal = TSimd.Divide(one, below);
        var quotient = TSimd.Multiply(above, reciprocal);
        var negated = TSimd.Negate(quotient);
        var lack = TSimd.FusedMultiplyAdd(negated, belowLow, TSimd.Add(TSimd.FusedMultiplyAdd(negated, below, above), aboveLow));
        return TSimd.Or(TSimd.FusedMultiplyAdd(lack, reciprocal, quotient), TSimd.And(x, minus));
    }
}
