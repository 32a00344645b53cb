using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>
/// The natural logarithm as a sum of two numbers, with a relative error below 2^-65. <c>x = m * 2^k</c> with <c>m</c> in [0.712, 1.424), the first bits of
/// <c>m</c> choose a <c>c</c> near <c>1 / m</c> that is so short that <c>r = m * c - 1</c> is exact, below 0.0184, and
/// <c>ln x = k ln 2 - ln c + r - r^2 / 2 + r^3 P(r)</c>. All but the last term are kept with their rounding errors.
/// </summary>
/// <remarks>
/// <c>P</c> is a near-minimax polynomial by Sollya's <c>fpminimax</c>, error 1.9e-17. <c>c</c> is 1 around <c>m = 1</c>, so that nothing cancels there; elsewhere
/// <c>|ln c|</c> is more than <c>|r|</c>. The high parts of <c>ln 2</c> and <c>ln c</c> are multiples of 2^-42, so that their sum is exact.
/// </remarks>
internal static class LnParts
{
    private const long Start = 0x3FE6C70000000000, One = 0x3FF0000000000000, Digits = 0x000FFFFFFFFFFFFF;
    private const double TwoTo52 = 4503599627370496.0;

    private static ReadOnlySpan<double> Factors =>
    [
        1.390625, 1.359375, 1.328125, 1.3125, 1.28125, 1.25, 1.234375, 1.203125,
        1.1875, 1.15625, 1.140625, 1.125, 1.109375, 1.078125, 1.0625, 1.046875,
        1.03125, 1.015625, 1.0, 0.96875, 0.9375, 0.9140625, 0.890625, 0.859375,
        0.84375, 0.8203125, 0.796875, 0.78125, 0.765625, 0.7421875, 0.7265625, 0.7109375,
    ];

    /// <summary>-ln of them, rounded to multiples of 2^-42.</summary>
    private static ReadOnlySpan<double> High =>
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
    private static ReadOnlySpan<double> Low =>
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

    /// <summary>Of a positive, normal, finite number, with the bias of its exponent; see <see cref="Mantissa.Scaled"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Of<TSimd, TVector>(TVector x, TVector bias, out TVector high, out TVector low)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var shifted = TSimd.AddBits(x, TSimd.CreateBits(One - Start));
        var digits = TSimd.And(shifted, TSimd.CreateBits(Digits));
        var place = TSimd.ShiftBitsRight(digits, 47);
        var m = TSimd.AddBits(digits, TSimd.CreateBits(Start));
        var k = TSimd.Subtract(TSimd.Or(TSimd.ShiftBitsRight(shifted, 52), TSimd.Create(TwoTo52)), bias);

        var r = TSimd.FusedMultiplyAdd(m, Entry<TSimd, TVector>(Factors, place), TSimd.Create(-1));
        var square = TSimd.Multiply(r, r);
        var fourth = TSimd.Multiply(square, square);
        var a = TSimd.FusedMultiplyAdd(TSimd.Create(-0.24999999999999994), r, TSimd.Create(0.3333333333333333));
        var b = TSimd.FusedMultiplyAdd(TSimd.Create(-0.16666666666863775), r, TSimd.Create(0.20000000000108584));
        var c = TSimd.FusedMultiplyAdd(TSimd.Create(-0.12499998106538225), r, TSimd.Create(0.14285712870266765));
        var d = TSimd.FusedMultiplyAdd(TSimd.Create(-0.10006834666516051), r, TSimd.Create(0.11117445176798248));
        var polynomial = TSimd.FusedMultiplyAdd(TSimd.FusedMultiplyAdd(d, square, c), fourth, TSimd.FusedMultiplyAdd(b, square, a));
        var cubic = TSimd.Multiply(TSimd.Multiply(r, square), polynomial);

        // Each is larger than the next, or 0.
        var half = TSimd.Create(-0.5);
        var whole = TSimd.FusedMultiplyAdd(k, TSimd.Create(Mantissa.Ln2High), Entry<TSimd, TVector>(High, place));
        var linear = TSimd.Add(whole, r);
        var quadratic = TSimd.FusedMultiplyAdd(square, half, linear);
        var most = TSimd.Add(quadratic, cubic);
        var lost = TSimd.Add(
            TSimd.Subtract(r, TSimd.Subtract(linear, whole)),
            TSimd.FusedMultiplyAdd(square, half, TSimd.Subtract(linear, quadratic)));
        var rest = TSimd.FusedMultiplyAdd(
            TSimd.FusedMultiplyAdd(r, r, TSimd.Xor(square, TSimd.Create(-0.0))),
            half,
            TSimd.FusedMultiplyAdd(k, TSimd.Create(Mantissa.Ln2Low), Entry<TSimd, TVector>(Low, place)));
        low = TSimd.Add(TSimd.Subtract(cubic, TSimd.Subtract(most, quadratic)), TSimd.Add(lost, rest));
        high = most;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Entry<TSimd, TVector>(ReadOnlySpan<double> table, TVector place)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.Entry(ref MemoryMarshal.GetReference(table), place);
}
