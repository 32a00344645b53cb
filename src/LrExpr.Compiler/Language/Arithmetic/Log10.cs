using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>
/// The logarithm of base 10, by <see cref="Mantissa.Ln"/>: <c>f / ln 10</c> and its sum with <c>k log10(2)</c> are kept with their rounding errors, so that it
/// is a whole number where it should be.
/// </summary>
internal readonly struct Log10 : IUnary
{
    /// <summary>The first 42 bits of log10(2): its product with a <c>k</c> is exact.</summary>
    private const double OfTwo = 0.3010299956639528318191878497600555419921875;

    private const double OfTwoRest = 2.83633945510449641543e-14;

    private const double Factor = 0.4342944819032518, FactorRest = 1.098319650216765072738859821863e-17;

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
        var whole = TSimd.Multiply(k, TSimd.Create(OfTwo));
        lack = TSimd.FusedMultiplyAdd(k, TSimd.Create(OfTwoRest), lack);
        var high = TSimd.Add(whole, most);
        var low = TSimd.Add(TSimd.Subtract(most, TSimd.Subtract(high, whole)), lack);
        return TSimd.Add(high, TSimd.FusedMultiplyAdd(TSimd.FusedMultiplyAdd(s, factor, TSimd.Xor(half, TSimd.Create(-0.0))), TSimd.Create(Factor), low));
    }
}
