using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>
/// The hyperbolic sine, by <see cref="HyperbolicParts"/>; up to 1/2, where the powers cancel, <c>x + x^3 P(x^2)</c> with a near-minimax polynomial by
/// Sollya's <c>fpminimax</c>, error 1.9e-18.
/// </summary>
internal readonly struct Sinh : IExponential
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IUnary.Of<TSimd, TVector>(TVector x) => Exponential.Of<Sinh, TSimd, TVector>(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IExponential.Usual<TSimd, TVector>(TVector x, TVector magnitude)
    {
        HyperbolicParts.Of<TSimd, TVector>(magnitude, out var half, out var lowPart, out var scale);
        var halfLow = TSimd.Multiply(lowPart, scale);
        var quarter = TSimd.Create(0.25);
        var reciprocal = TSimd.Divide(quarter, half);
        var negated = TSimd.Negate(reciprocal);
        var lack = TSimd.FusedMultiplyAdd(negated, halfLow, TSimd.FusedMultiplyAdd(negated, half, quarter));
        var reciprocalLow = TSimd.Multiply(TSimd.Multiply(lack, TSimd.Create(4)), reciprocal);
        var difference = TSimd.Subtract(half, reciprocal);
        var low = TSimd.Add(TSimd.Subtract(TSimd.Subtract(half, difference), reciprocal), TSimd.Subtract(halfLow, reciprocalLow));
        var far = TSimd.Or(TSimd.Add(difference, low), TSimd.And(x, TSimd.Create(-0.0)));

        var z = TSimd.Multiply(x, x);
        var z2 = TSimd.Multiply(z, z);
        var a = TSimd.FusedMultiplyAdd(TSimd.Create(0.008333333333334093), z, TSimd.Create(0.16666666666666666));
        var b = TSimd.FusedMultiplyAdd(TSimd.Create(2.755732093556961e-06), z, TSimd.Create(0.00019841269839504074));
        var c = TSimd.FusedMultiplyAdd(TSimd.Create(1.6203845011462636e-10), z, TSimd.Create(2.505134604441909e-08));
        var polynomial = TSimd.FusedMultiplyAdd(TSimd.FusedMultiplyAdd(c, z2, b), z2, a);
        var near = TSimd.FusedMultiplyAdd(TSimd.Multiply(polynomial, z), x, x);
        return TSimd.Select(TSimd.Less(magnitude, TSimd.Create(0.5)), near, far);
    }

    static TVector IExponential.Far<TSimd, TVector>(TVector x, TVector magnitude) =>
        TSimd.Or(ExpParts.Any<TSimd, TVector>(magnitude, TSimd.Create(0), -1), TSimd.And(x, TSimd.Create(-0.0)));
}
