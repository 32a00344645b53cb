using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>
/// The natural logarithm as a sum of two numbers, with a relative error below 2^-64. By <see cref="Mantissa"/>, and <c>ln(1 + r) = r - r^2 / 2 + r^3 P(r)</c>; all but
/// the last term are kept with their rounding errors.
/// </summary>
/// <remarks><c>P</c> is a near-minimax polynomial by Sollya's <c>fpminimax</c>, error 1.9e-17.</remarks>
internal static class LnParts
{
    /// <summary>Of a positive, normal, finite number, with the bias of its exponent; see <see cref="Mantissa.Scaled"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Of<TSimd, TVector>(TVector x, TVector bias, out TVector high, out TVector low)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        Mantissa.Split<TSimd, TVector>(x, bias, out var r, out var k, out var place);
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
        var whole = TSimd.FusedMultiplyAdd(k, TSimd.Create(Ln.OfTwo), Mantissa.Entry<TSimd, TVector>(Ln.High, place));
        var linear = TSimd.Add(whole, r);
        var quadratic = TSimd.FusedMultiplyAdd(square, half, linear);
        var most = TSimd.Add(quadratic, cubic);
        var lost = TSimd.Add(
            TSimd.Subtract(r, TSimd.Subtract(linear, whole)),
            TSimd.FusedMultiplyAdd(square, half, TSimd.Subtract(linear, quadratic)));
        var rest = TSimd.FusedMultiplyAdd(
            TSimd.FusedMultiplyAdd(r, r, TSimd.Xor(square, TSimd.Create(-0.0))),
            half,
            TSimd.FusedMultiplyAdd(k, TSimd.Create(Ln.OfTwoRest), Mantissa.Entry<TSimd, TVector>(Ln.Low, place)));
        low = TSimd.Add(TSimd.Subtract(cubic, TSimd.Subtract(most, quadratic)), TSimd.Add(lost, rest));
        high = most;
    }
}
