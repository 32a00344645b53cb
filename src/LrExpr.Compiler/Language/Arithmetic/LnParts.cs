using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>
/// The natural logarithm as a sum of two numbers, with a relative error below 2^-64. By <see cref="Mantissa"/>, and <c>ln(1 + r) = r - r^2 / 2 + r^3 P(r)</c>; all but
/// the last term are kept with their rounding errors, and so is <c>r</c>.
/// </summary>
/// <remarks><c>P</c> is a near-minimax polynomial by Sollya's <c>fpminimax</c>, error 1.6e-20; <c>logarithms.py</c> makes it.</remarks>
internal static class LnParts
{
    /// <summary>Of a positive, normal, finite number, with the bias of its exponent; see <see cref="Mantissa.Scaled"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Of<TSimd, TVector>(TVector x, TVector bias, out TVector k, out TVector high, out TVector low)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        Mantissa.Split<Ln, TSimd, TVector>(x, bias, out var m, out k, out var c, out var whole);
        var product = TSimd.Multiply(m, c);
        var r = TSimd.Subtract(product, TSimd.Create(1));
        var tail = TSimd.FusedMultiplyAdd(m, c, TSimd.Negate(product));
        var square = TSimd.Multiply(r, r);
        var polynomial = TSimd.FusedMultiplyAdd(
            TSimd.FusedMultiplyAdd(TSimd.Create(-0.1250131226906849), r, TSimd.Create(0.14287047433108246)),
            square,
            TSimd.FusedMultiplyAdd(TSimd.Create(-0.16666666612494396), r, TSimd.Create(0.19999999951709568)));
        polynomial = TSimd.FusedMultiplyAdd(polynomial, square, TSimd.FusedMultiplyAdd(TSimd.Create(-0.2500000000000069), r, TSimd.Create(0.3333333333333383)));

        // Each is larger than the next, or 0. A sum lacks what was added, less what it has of that.
        var half = TSimd.Multiply(r, TSimd.Create(-0.5));
        var linear = TSimd.Add(whole, r);
        var quadratic = TSimd.FusedMultiplyAdd(half, r, linear);
        var lost = TSimd.Add(
            TSimd.Subtract(r, TSimd.Subtract(linear, whole)),
            TSimd.FusedMultiplyAdd(half, r, TSimd.Subtract(linear, quadratic)));

        // The tail times the derivative, 1 - r + r^2.
        var rest = TSimd.FusedMultiplyAdd(k, TSimd.Create(Ln.OfTwoRest), TSimd.FusedMultiplyAdd(tail, TSimd.Subtract(square, r), tail));
        rest = TSimd.FusedMultiplyAdd(TSimd.Multiply(r, square), polynomial, TSimd.Add(lost, rest));
        high = TSimd.Add(quadratic, rest);
        low = TSimd.Subtract(rest, TSimd.Subtract(high, quadratic));
    }
}
