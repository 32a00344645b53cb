using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>The tangent: the quotient of sine and cosine by <see cref="SinCosParts"/>, each with its rounding error, so that the quotient can be corrected.</summary>
internal readonly struct Tan : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IUnary.Of<TSimd, TVector>(TVector x)
    {
        Angle.Usual<TSimd, TVector>(x, 0, out var r, out var tail, out var multiple);
        return TSimd.AllTrue(Angle.IsUsual<TSimd, TVector>(x)) ? Quotient<TSimd, TVector>(r, tail, multiple) : Any<TSimd, TVector>(x);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TVector Any<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        Angle.Any<TSimd, TVector>(x, 0, out var r, out var tail, out var multiple);
        return Quotient<TSimd, TVector>(r, tail, multiple);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Quotient<TSimd, TVector>(TVector r, TVector tail, TVector multiple)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var less = SinCosParts.SineLess<TSimd, TVector>(r, tail);
        SinCosParts.Cosine<TSimd, TVector>(r, tail, out var most, out var more);
        var sine = TSimd.Subtract(r, less);
        var sineLow = TSimd.Subtract(TSimd.Subtract(r, sine), less);
        var cosine = TSimd.Add(most, more);
        var cosineLow = TSimd.Add(TSimd.Subtract(most, cosine), more);

        // After an odd number of quarters sine and cosine change places, and one of them its sign.
        var isEven = SinCosParts.IsEven<TSimd, TVector>(multiple);
        var sign = TSimd.Create(-0.0);
        var above = TSimd.Select(isEven, sine, cosine);
        var aboveLow = TSimd.Select(isEven, sineLow, cosineLow);
        var below = TSimd.Select(isEven, cosine, TSimd.Negate(sine));
        var belowLow = TSimd.Select(isEven, cosineLow, TSimd.Negate(sineLow));

        var reciprocal = TSimd.Divide(TSimd.Create(1), below);
        var quotient = TSimd.Multiply(above, reciprocal);
        var negative = TSimd.Negate(quotient);
        var rest = TSimd.FusedMultiplyAdd(negative, belowLow, TSimd.Add(TSimd.FusedMultiplyAdd(negative, below, above), aboveLow));

        // Of -0 it is -0, to which nothing must be added.
        return TSimd.Select(TSimd.Equal(quotient, TSimd.Create(0)), quotient, TSimd.FusedMultiplyAdd(rest, reciprocal, quotient));
    }
}
