using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>
/// The logarithm of base 10, by <see cref="Mantissa"/>, and <c>log10(1 + r) = r / ln 10 + r^2 P(r)</c>; all but the last term, below 0.0001, are kept with their
/// rounding errors. <c>P</c> is a near-minimax polynomial by Sollya's <c>fpminimax</c>, error 5.5e-18. At most 0.53 units from the value; whole numbers are exact.
/// </summary>
internal readonly struct Log10 : IUnary
{
    private const double Factor = 0.4342944819032518, FactorRest = 1.098319650216765072738859821863e-17;

    /// <summary>The first 42 bits of log10(2): its product with a <c>k</c> is exact, and its sum with an entry of <see cref="High"/>.</summary>
    private const double OfTwo = 0.3010299956639528318191878497600555419921875;

    private const double OfTwoRest = 2.83633945510449641543e-14;

    /// <summary>Logarithms of the factors with the other sign, rounded to multiples of 2^-42.</summary>
    private static ReadOnlySpan<double> High =>
    [
        -0.14321003266104526, -0.1333392786348213, -0.1232389517304, -0.11809931207790214,
        -0.10763387839983807, -0.09691001300802782, -0.09144711730664312, -0.08031075118856279,
        -0.07463361829695714, -0.06305174574708872, -0.057142886136489324, -0.051152522447409865,
        -0.04507837473511245, -0.032669116753368144, -0.026328938722372186, -0.0198948287170424,
        -0.013363961558070514, -0.0067333826589219825, 0.0, 0.013788284485599434,
        0.02802872360030051, 0.03902410790169597, 0.05030511831137119, 0.06581728448963986,
        0.07378621416091846, 0.08602067057790919, 0.09860979788595614, 0.10720996964778351,
        0.11598389395544473, 0.12948636435908156, 0.13872702109392776, 0.1481685773267145,
    ];

    /// <summary>What these lack.</summary>
    private static ReadOnlySpan<double> Low =>
    [
        1.9647751956834047e-14, 8.995880733929456e-14, -5.558318334803765e-15, -9.234612513604464e-14,
        8.549266888283615e-15, -2.859665406848114e-14, 8.88652798498478e-14, -3.191013167419097e-14,
        5.295754592095892e-14, -3.0414152859579186e-16, -7.94061023512167e-14, 2.857603188831182e-14,
        -7.566728595279791e-14, -1.1896216442983238e-18, 2.303833573367737e-14, 1.0313810063147965e-13,
        8.901202535016551e-14, -4.6420199386203834e-14, 0.0, 3.38628644177512e-14,
        -5.697035970961075e-14, 1.0752486570589123e-14, 2.45838402798293e-14, 3.465633752242924e-15,
        2.023262471821997e-16, 2.110745306813521e-14, -5.3353699074522504e-15, 8.485692413569872e-14,
        -7.121804988774013e-14, -6.096255131809328e-14, 5.489158776621583e-15, 6.025426746002327e-14,
    ];

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
        Mantissa.Split<TSimd, TVector>(x, bias, out var r, out var k, out var place);
        var square = TSimd.Multiply(r, r);
        var fourth = TSimd.Multiply(square, square);
        var a = TSimd.FusedMultiplyAdd(TSimd.Create(0.14476482730108392), r, TSimd.Create(-0.2171472409516259));
        var b = TSimd.FusedMultiplyAdd(TSimd.Create(0.08685889638151255), r, TSimd.Create(-0.10857362047625188));
        var c = TSimd.FusedMultiplyAdd(TSimd.Create(0.06204206023094769), r, TSimd.Create(-0.07238240736420469));
        var d = TSimd.FusedMultiplyAdd(TSimd.Create(0.04828677815207718), r, TSimd.Create(-0.05431625975445646));
        var polynomial = TSimd.FusedMultiplyAdd(TSimd.FusedMultiplyAdd(d, square, c), fourth, TSimd.FusedMultiplyAdd(b, square, a));

        var whole = TSimd.FusedMultiplyAdd(k, TSimd.Create(OfTwo), Mantissa.Entry<TSimd, TVector>(High, place));
        var rest = TSimd.FusedMultiplyAdd(k, TSimd.Create(OfTwoRest), Mantissa.Entry<TSimd, TVector>(Low, place));
        var most = TSimd.Multiply(r, TSimd.Create(Factor));
        var lack = TSimd.FusedMultiplyAdd(r, TSimd.Create(Factor), TSimd.Xor(most, TSimd.Create(-0.0)));
        rest = TSimd.Add(rest, TSimd.FusedMultiplyAdd(r, TSimd.Create(FactorRest), lack));
        var high = TSimd.Add(whole, most);
        var low = TSimd.Add(TSimd.Subtract(most, TSimd.Subtract(high, whole)), rest);
        return TSimd.Add(high, TSimd.FusedMultiplyAdd(polynomial, square, low));
    }
}
