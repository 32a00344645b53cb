using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>
/// The logarithm of base 2, by <see cref="Mantissa.Ln"/>: <c>f / ln 2</c> and its sum with <c>k log2(2)</c> are kept with their rounding errors, so that it
/// is a whole number where it should be.
/// </summary>
internal readonly struct Log2 : IUnary
{
    private const double Factor = 1.4426950408889634, FactorRest = 2.03552737409331e-17;

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
        var most = TSimd.Multiply(f, TSimd.Create(Factor));
        var lack = TSimd.FusedMultiplyAdd(f, TSimd.Create(Factor), TSimd.Xor(most, TSimd.Create(-0.0)));
        lack = TSimd.FusedMultiplyAdd(f, TSimd.Create(FactorRest), lack);
        var high = TSimd.Add(k, most);
        var low = TSimd.Add(TSimd.Subtract(most, TSimd.Subtract(high, k)), lack);
        return TSimd.Add(high, TSimd.FusedMultiplyAdd(TSimd.FusedMultiplyAdd(s, factor, TSimd.Xor(half, TSimd.Create(-0.0))), TSimd.Create(Factor), low));
    }
}
