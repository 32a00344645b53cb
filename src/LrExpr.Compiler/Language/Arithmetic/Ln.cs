using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>
/// The natural logarithm, by <see cref="Mantissa"/>, and <c>ln(1 + r) = r + r^2 P(r)</c>; all but the last term, below 0.0002, are kept with their rounding errors.
/// <c>P</c> is a near-minimax polynomial by Sollya's <c>fpminimax</c>, error 1.2e-17. At most 0.52 units from the value.
/// </summary>
internal readonly struct Ln : IUnary
{
    /// <summary>The first 42 bits of ln 2: its product with a <c>k</c> is exact, and its sum with an entry of <see cref="High"/>.</summary>
    public const double OfTwo = 0.693147180559890330187045037746429443359375;

    public const double OfTwoRest = 5.4979230187083711552e-14;

    /// <summary>Logarithms of the factors with the other sign, rounded to multiples of 2^-42.</summary>
    public static ReadOnlySpan<double> High =>
    [
        -0.32975328637257917, -0.30702503529482783, -0.28376817313073843, -0.2719337154835557,
        -0.2478361639045943, -0.22314355131425145, -0.21056476910735, -0.18492233849406148,
        -0.17185025692674571, -0.14518200984457508, -0.13157635778861732, -0.11778303565643,
        -0.10379679368156758, -0.07522342123752424, -0.06062462181648698, -0.0458095360313564,
        -0.03077165866670839, -0.015504186535963527, 0.0, 0.03174869831468641,
        0.0645385211375924, 0.08985632912185793, 0.11583181552509814, 0.151549898127314,
        0.16989903679541385, 0.19806991376208316, 0.22705745063535687, 0.2468600779316148,
        0.2670627852489815, 0.29815337231912054, 0.3194307707663029, 0.3411707574027787,
    ];

    /// <summary>What these lack.</summary>
    public static ReadOnlySpan<double> Low =>
    [
        1.1118671389559323e-13, -8.403156304792425e-14, 9.3834172236637e-14, -8.604306772808733e-14,
        1.3029797173308663e-14, 4.169796584527195e-14, 3.6507188831790577e-16, 4.9485167661250996e-14,
        8.649239607212071e-14, 7.718001336828099e-14, -1.0195735223708473e-13, 4.654729747598445e-14,
        -7.598636597194141e-14, -6.329065958724544e-14, 5.213620639136504e-14, 6.219834199475792e-14,
        -4.529814257790929e-14, -1.7274567499706107e-15, 0.0, -1.0610652735224087e-13,
        -2.1225608044809997e-14, 3.1218748807418837e-15, 2.3568822182038756e-14, -1.1307104809870373e-13,
        -1.6376276414097503e-14, 1.0634128304268335e-14, -1.078736749871691e-14, -8.899851356560444e-14,
        6.371947269815667e-14, -4.4204083338755686e-14, 5.834357420090924e-14, -1.156568624616423e-14,
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
        var a = TSimd.FusedMultiplyAdd(TSimd.Create(0.33333333333333326), r, TSimd.Create(-0.5));
        var b = TSimd.FusedMultiplyAdd(TSimd.Create(0.20000000000240462), r, TSimd.Create(-0.25000000000070927));
        var c = TSimd.FusedMultiplyAdd(TSimd.Create(0.14285712085520558), r, TSimd.Create(-0.16666665398783365));
        var d = TSimd.FusedMultiplyAdd(TSimd.Create(0.11118780217604839), r, TSimd.Create(-0.1250647522044314));
        var polynomial = TSimd.FusedMultiplyAdd(TSimd.FusedMultiplyAdd(d, square, c), fourth, TSimd.FusedMultiplyAdd(b, square, a));

        var whole = TSimd.FusedMultiplyAdd(k, TSimd.Create(OfTwo), Mantissa.Entry<TSimd, TVector>(High, place));
        var rest = TSimd.FusedMultiplyAdd(k, TSimd.Create(OfTwoRest), Mantissa.Entry<TSimd, TVector>(Low, place));
        var high = TSimd.Add(whole, r);
        var low = TSimd.Add(TSimd.Subtract(r, TSimd.Subtract(high, whole)), rest);
        return TSimd.Add(high, TSimd.FusedMultiplyAdd(polynomial, square, low));
    }
}
