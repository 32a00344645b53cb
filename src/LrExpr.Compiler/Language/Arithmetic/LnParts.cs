using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>
/// The natural logarithm as a sum of two numbers, with a relative error below 2^-63. <c>x = m * 2^k</c> with <c>m</c> in [sqrt(1/2), sqrt(2)), and
/// <c>ln m = 2 atanh(u / 2)</c> with <c>u = 2 (m - 1) / (m + 1)</c>, which is
/// <c>u + u^3 (1/12 + u^2 Q(u^2))</c>: <c>u</c>, its square, the bracket and the products are kept with their rounding errors.
/// </summary>
/// <remarks>
/// <c>Q</c> is a near-minimax polynomial by Sollya's <c>fpminimax</c>, relative error 5.3e-17. The low part is at most 2^-42 of the high one,
/// not always half a unit of it.
/// </remarks>
internal static class LnParts
{
    private const double Twelfth = 0.08333333333333333;
    private const double TwelfthRest = 4.62592926927148532830780603208e-18;

    /// <summary>Of a positive, normal, finite number, with the bias of its exponent; see <see cref="Mantissa.Scaled"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Of<TSimd, TVector>(TVector x, TVector bias, out TVector high, out TVector low)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        Mantissa.Split<TSimd, TVector>(x, bias, out var m, out var k);
        var f = TSimd.Subtract(m, TSimd.Create(1));
        var sum = TSimd.Add(m, TSimd.Create(1));
        var sumLow = TSimd.Subtract(m, TSimd.Subtract(sum, TSimd.Create(1)));
        var twice = TSimd.Add(f, f);

        // 1 / (m + 1) = (2 - u) / 4.
        var u = TSimd.Divide(twice, sum);
        var minus = Minus<TSimd, TVector>(u);
        var lack = TSimd.FusedMultiplyAdd(minus, sumLow, TSimd.FusedMultiplyAdd(minus, sum, twice));
        var uLow = TSimd.Multiply(lack, TSimd.FusedMultiplyAdd(minus, TSimd.Create(0.25), TSimd.Create(0.5)));

        var z = TSimd.Multiply(u, u);
        var zLow = TSimd.FusedMultiplyAdd(TSimd.Add(u, u), uLow, TSimd.FusedMultiplyAdd(u, u, Minus<TSimd, TVector>(z)));

        var z2 = TSimd.Multiply(z, z);
        var z4 = TSimd.Multiply(z2, z2);
        var a = TSimd.FusedMultiplyAdd(TSimd.Create(0.002232142857142676), z, TSimd.Create(0.0125));
        var b = TSimd.FusedMultiplyAdd(TSimd.Create(8.877840893063674e-05), z, TSimd.Create(0.0004340277777891643));
        var c = TSimd.FusedMultiplyAdd(TSimd.Create(4.069249283903887e-06), z, TSimd.Create(1.8780042055368829e-05));
        var d = TSimd.FusedMultiplyAdd(TSimd.Create(2.2091243110911527e-07), z, TSimd.Create(8.943038586932175e-07));
        var polynomial = TSimd.FusedMultiplyAdd(TSimd.FusedMultiplyAdd(d, z2, c), z4, TSimd.FusedMultiplyAdd(b, z2, a));
        var small = TSimd.FusedMultiplyAdd(polynomial, z, TSimd.Create(TwelfthRest));
        var bracket = TSimd.Add(TSimd.Create(Twelfth), small);
        var bracketLow = TSimd.Add(TSimd.Subtract(TSimd.Create(Twelfth), bracket), small);

        // u^2 * bracket, and that times u.
        var y = TSimd.Multiply(z, bracket);
        var yLow = TSimd.FusedMultiplyAdd(z, bracketLow, TSimd.FusedMultiplyAdd(zLow, bracket, TSimd.FusedMultiplyAdd(z, bracket, Minus<TSimd, TVector>(y))));
        var v = TSimd.Multiply(u, y);
        var vLow = TSimd.FusedMultiplyAdd(u, yLow, TSimd.FusedMultiplyAdd(uLow, y, TSimd.FusedMultiplyAdd(u, y, Minus<TSimd, TVector>(v))));

        // k ln 2 + u + v: each is larger than the next, or 0.
        var whole = TSimd.Multiply(k, TSimd.Create(Mantissa.Ln2High));
        var first = TSimd.Add(whole, u);
        var firstLow = TSimd.Subtract(u, TSimd.Subtract(first, whole));
        var most = TSimd.Add(first, v);
        var highLow = TSimd.Subtract(v, TSimd.Subtract(most, first));
        high = most;
        low = TSimd.Add(TSimd.Add(highLow, firstLow), TSimd.Add(TSimd.FusedMultiplyAdd(k, TSimd.Create(Mantissa.Ln2Low), uLow), vLow));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Minus<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.Xor(x, TSimd.Create(-0.0));
}
