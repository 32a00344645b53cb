using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>The natural logarithm, by <see cref="Mantissa.Ln"/>; <c>k ln 2 + f</c> is kept with its rounding error.</summary>
internal readonly struct Ln : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        if (!TSimd.AllTrue(Mantissa.IsUsual<TSimd, TVector>(x)))
        {
            var any = Any<TSimd, TVector>(x);
            return TSimd.Or(any, any);
        }

        return Usual<TSimd, TVector>(x, Mantissa.UsualBias<TSimd, TVector>());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TVector Any<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => Mantissa.WithLimits<TSimd, TVector>(x, Usual<TSimd, TVector>(Mantissa.Scaled<TSimd, TVector>(x, out var bias), bias));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Usual<TSimd, TVector>(TVector x, TVector bias)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        Mantissa.Split<TSimd, TVector>(x, bias, out var m, out var k);
        Mantissa.Ln<TSimd, TVector>(m, out var f, out var half, out var s, out var factor);
        var whole = TSimd.Multiply(k, TSimd.Create(Mantissa.Ln2High));
        var high = TSimd.Add(whole, f);
        var low = TSimd.Subtract(TSimd.Subtract(f, TSimd.Subtract(high, whole)), half);
        low = TSimd.FusedMultiplyAdd(k, TSimd.Create(Mantissa.Ln2Low), low);
        return TSimd.Add(high, TSimd.FusedMultiplyAdd(s, factor, low));
    }
}
