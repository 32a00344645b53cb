using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>
/// The logarithm of base 2, by <see cref="Mantissa"/>, and <c>log2(1 + r) = r / ln 2 + r^2 P(r)</c>; all but the last term, below 0.0003, are kept with their rounding
/// errors. <c>P</c> is a near-minimax polynomial by Sollya's <c>fpminimax</c>, error 1.6e-17. At most 0.53 units from the value; whole numbers are exact.
/// </summary>
internal readonly struct Log2 : IUnary
{
    private const double Factor = 1.4426950408889634, FactorRest = 2.03552737409331e-17;

    /// <summary>Logarithms of the factors with the other sign, rounded to multiples of 2^-42.</summary>
    private static ReadOnlySpan<double> High =>
    [
        -0.47573343096632925, -0.44294349584879456, -0.4093909361376973, -0.39231742277866033,
        -0.3575520046181282, -0.3219280948874257, -0.3037807481771324, -0.2667865406949659,
        -0.24792751344352837, -0.2094533656288604, -0.18982455887999095, -0.16992500144237965,
        -0.14974711950458186, -0.10852445677824107, -0.0874628412502716, -0.06608919045766015,
        -0.04439411935845783, -0.02236781302849522, 0.0, 0.045803689613194365,
        0.09310940439149817, 0.1296352804165508, 0.16710998583516812, 0.21864028647542,
        0.2451124978365442, 0.285754482333914, 0.3275746580284249, 0.356143810225376,
        0.3852901558848316, 0.43014439166904594, 0.46084118889189085, 0.4922053598013463,
    ];

    /// <summary>What these lack.</summary>
    private static ReadOnlySpan<double> Low =>
    [
        -6.850343183727799e-14, 6.625288519055792e-14, -4.475041293346832e-15, -9.995925486528699e-14,
        4.450095846656107e-14, 6.33385952568616e-14, 2.9484755090817656e-14, 6.451544227870716e-14,
        -5.712484083531846e-14, -8.937120568078598e-14, -2.6284293846288795e-14, 6.728996427240727e-14,
        -1.002010237055886e-13, 7.202031406534323e-14, -6.781363655020842e-14, -1.1228105090517402e-13,
        4.390985973169353e-15, 4.0712083900828984e-14, 0.0, -6.957374407725013e-14,
        -1.6703260328550802e-14, 4.466345291637466e-14, 9.02069790225012e-14, -7.960223862778872e-14,
        -1.275189131300513e-14, -3.66206596084254e-14, 7.951818330761124e-14, -1.0069648492950886e-13,
        -3.983479855974919e-14, 6.213754421543131e-15, 7.775807578056954e-14, -4.2543910635907204e-14,
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
        var a = TSimd.FusedMultiplyAdd(TSimd.Create(0.4808983469629877), r, TSimd.Create(-0.7213475204444817));
        var b = TSimd.FusedMultiplyAdd(TSimd.Create(0.2885390081807905), r, TSimd.Create(-0.36067376022350667));
        var c = TSimd.FusedMultiplyAdd(TSimd.Create(0.20609926224430822), r, TSimd.Create(-0.2404491537444564));
        var d = TSimd.FusedMultiplyAdd(TSimd.Create(0.16040630949310097), r, TSimd.Create(-0.18043275854720806));
        var polynomial = TSimd.FusedMultiplyAdd(TSimd.FusedMultiplyAdd(d, square, c), fourth, TSimd.FusedMultiplyAdd(b, square, a));

        var whole = TSimd.Add(k, Mantissa.Entry<TSimd, TVector>(High, place));
        var rest = Mantissa.Entry<TSimd, TVector>(Low, place);
        var most = TSimd.Multiply(r, TSimd.Create(Factor));
        var lack = TSimd.FusedMultiplyAdd(r, TSimd.Create(Factor), TSimd.Xor(most, TSimd.Create(-0.0)));
        rest = TSimd.Add(rest, TSimd.FusedMultiplyAdd(r, TSimd.Create(FactorRest), lack));
        var high = TSimd.Add(whole, most);
        var low = TSimd.Add(TSimd.Subtract(most, TSimd.Subtract(high, whole)), rest);
        return TSimd.Add(high, TSimd.FusedMultiplyAdd(polynomial, square, low));
    }
}
