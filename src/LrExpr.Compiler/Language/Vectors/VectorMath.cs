using System.Runtime.CompilerServices;

namespace LrExpr.Language.Vectors;

/// <summary>
/// What rows of <see cref="FunctionTable"/> do to many numbers at once. All of it is inlined into the loop that calls it, so that nothing is
/// kept in memory between two operations.
/// </summary>
/// <remarks>
/// Operations, roundings, limits and roots have the bits of their scalar methods. <c>exp</c>, <c>ln</c>, <c>sin</c>, <c>cos</c> and powers of
/// constants are at most one unit in the last place from <see cref="Math"/>, within a domain that each of them has a test for (<c>Within…</c>):
/// whoever calls them computes what is outside by the scalar method.
/// </remarks>
/// <typeparam name="TSimd">The instructions.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
internal static class VectorMath<TSimd, TVector>
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
{
    /// <summary>1.5 * 2^52: what is added to it is rounded to a whole number, which stands in the low bits.</summary>
    private const double Rounder = 6755399441055744.0;

    /// <summary>Beyond it a power overflows, or loses digits before it is 0.</summary>
    private const double LargestExponent = 700;

    /// <summary>Up to it a multiple of pi/2 can be taken away without an error.</summary>
    private const double LargestAngle = 100_000;

    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Negate(TVector a) => TSimd.Xor(a, TSimd.Create(-0.0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Plus(TVector a) => a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Add(TVector a, TVector b) => TSimd.Add(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Subtract(TVector a, TVector b) => TSimd.Subtract(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Multiply(TVector a, TVector b) => TSimd.Multiply(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Divide(TVector a, TVector b) => TSimd.Divide(a, b);

    /// <summary>
    /// <c>x / divisor</c> to the last bit, by its reciprocal: the first correction leaves less than a unit in the last place, from which Markstein's
    /// theorem makes the second one the rounded quotient. No intermediate result may be subnormal or infinite, nor
    /// <c>x</c> be -0.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector DivideByConstant(TVector x, TVector negatedDivisor, TVector reciprocal)
    {
        var quotient = Multiply(x, reciprocal);
        quotient = TSimd.FusedMultiplyAdd(TSimd.FusedMultiplyAdd(negatedDivisor, quotient, x), reciprocal, quotient);
        return TSimd.FusedMultiplyAdd(TSimd.FusedMultiplyAdd(negatedDivisor, quotient, x), reciprocal, quotient);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Abs(TVector x) => TSimd.Abs(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Floor(TVector x) => TSimd.Floor(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Ceiling(TVector x) => TSimd.Ceiling(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Truncate(TVector x) => TSimd.Truncate(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Round(TVector x) => TSimd.Round(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sqrt(TVector x) => TSimd.Sqrt(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Min(TVector a, TVector b) => TSimd.Min(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Max(TVector a, TVector b) => TSimd.Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Less(TVector a, TVector b) => TSimd.Less(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector LessOrEqual(TVector a, TVector b) => TSimd.LessOrEqual(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Greater(TVector a, TVector b) => TSimd.Less(b, a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector GreaterOrEqual(TVector a, TVector b) => TSimd.LessOrEqual(b, a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Equal(TVector a, TVector b) => TSimd.Equal(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector NotEqual(TVector a, TVector b) => Not(TSimd.Equal(a, b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Not(TVector a) => TSimd.Xor(a, TSimd.CreateBits(-1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Same(TVector a, TVector b) => Not(TSimd.Xor(a, b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Different(TVector a, TVector b) => TSimd.Xor(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector IsNaN(TVector x) => Not(TSimd.Equal(x, x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector IsFinite(TVector x) => TSimd.LessOrEqual(TSimd.Abs(x), TSimd.Create(double.MaxValue));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Select(TVector condition, TVector whenTrue, TVector whenFalse) => TSimd.Select(condition, whenTrue, whenFalse);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector WholeStep(TVector x) =>
        Add(TSimd.Min(TSimd.Max(TSimd.Floor(x), TSimd.Create(-9223372036854775808.0)), TSimd.Create(9223372036854775808.0)), TSimd.Create(0));

    /// <summary>Where <see cref="Exp(TVector)"/> can be used.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector WithinExp(TVector x) => TSimd.LessOrEqual(TSimd.Abs(x), TSimd.Create(LargestExponent));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp(TVector x) => Exp(x, TSimd.Create(0));

    /// <summary>Where <see cref="PowerOf"/> can be used.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector WithinPowerOf(TVector exponent, TVector @base, TVector high, TVector low) => WithinExp(Multiply(exponent, high));

    /// <summary>A power of a positive constant; see <see cref="Intrinsics.PowerOf"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector PowerOf(TVector exponent, TVector @base, TVector high, TVector low)
    {
        var product = Multiply(exponent, high);
        return Exp(product, TSimd.FusedMultiplyAdd(exponent, low, TSimd.FusedMultiplyAdd(exponent, high, Negate(product))));
    }

    /// <summary>Where <see cref="Ln"/> can be used: positive, not subnormal, finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector WithinLn(TVector x) =>
        TSimd.And(TSimd.LessOrEqual(TSimd.Create(2.2250738585072014E-308), x), TSimd.LessOrEqual(x, TSimd.Create(double.MaxValue)));

    /// <summary>
    /// <c>x = m * 2^k</c> with <c>m</c> in [sqrt(1/2), sqrt(2)), and <c>ln m = 2 atanh(s)</c> with <c>s = (m - 1) / (m + 1)</c>; the minimax polynomial in
    /// <c>s^2</c> is that of FreeBSD's <c>e_log.c</c>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Ln(TVector x)
    {
        const long HalfRoot = 0x3FE6A09E667F3BCD, One = 0x3FF0000000000000;
        var shifted = TSimd.AddBits(x, TSimd.CreateBits(One - HalfRoot));
        var mantissa = TSimd.AddBits(TSimd.And(shifted, TSimd.CreateBits(0x000FFFFFFFFFFFFF)), TSimd.CreateBits(HalfRoot));

        // The biased exponent in the low bits of 2^52 is that number more than 2^52.
        var k = Subtract(TSimd.Or(TSimd.ShiftBitsRight(shifted, 52), TSimd.CreateBits(0x4330000000000000)), TSimd.Create(4503599627370496.0 + 1023));
        var f = Subtract(mantissa, TSimd.Create(1));
        var s = Divide(f, Add(f, TSimd.Create(2)));
        var z = Multiply(s, s);
        var r = TSimd.Create(1.479819860511658591e-01);
        r = TSimd.FusedMultiplyAdd(r, z, TSimd.Create(1.531383769920937332e-01));
        r = TSimd.FusedMultiplyAdd(r, z, TSimd.Create(1.818357216161805012e-01));
        r = TSimd.FusedMultiplyAdd(r, z, TSimd.Create(2.222219843214978396e-01));
        r = TSimd.FusedMultiplyAdd(r, z, TSimd.Create(2.857142874366239149e-01));
        r = TSimd.FusedMultiplyAdd(r, z, TSimd.Create(3.999999999940941908e-01));
        r = TSimd.FusedMultiplyAdd(r, z, TSimd.Create(6.666666666666735130e-01));
        var half = Multiply(Multiply(TSimd.Create(0.5), f), f);
        var small = TSimd.FusedMultiplyAdd(s, TSimd.FusedMultiplyAdd(r, z, half), Multiply(k, TSimd.Create(Ln2Low)));
        return TSimd.FusedMultiplyAdd(k, TSimd.Create(Ln2High), Subtract(f, Subtract(half, small)));
    }

    /// <summary>Where <see cref="Sin"/> and <see cref="Cos"/> can be used.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector WithinAngle(TVector x) => TSimd.LessOrEqual(TSimd.Abs(x), TSimd.Create(LargestAngle));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sin(TVector x) => SinOfQuarter(x, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Cos(TVector x) => SinOfQuarter(x, 1);

    /// <summary>
    /// <c>exp(x + tail)</c> for a <c>tail</c> of rounding errors: a power of two times a power of e between <c>±ln(2)/2</c>, by a near-minimax
    /// polynomial (Chebyshev nodes, error 1.3e-17).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Exp(TVector x, TVector tail)
    {
        var rounded = TSimd.FusedMultiplyAdd(x, TSimd.Create(1.4426950408889634), TSimd.Create(Rounder));
        var n = Subtract(rounded, TSimd.Create(Rounder));
        var r = TSimd.FusedMultiplyAdd(n, TSimd.Create(-0.6931471805599453), x);
        r = Add(r, TSimd.FusedMultiplyAdd(n, TSimd.Create(-2.3190468138462996e-17), tail));

        // Powers of r in pairs: fewer operations wait for each other.
        var r2 = Multiply(r, r);
        var r4 = Multiply(r2, r2);
        var a = TSimd.FusedMultiplyAdd(TSimd.Create(0.16666666666666669), r, TSimd.Create(0.5000000000000001));
        var b = TSimd.FusedMultiplyAdd(TSimd.Create(0.008333333333330065), r, TSimd.Create(0.041666666666624164));
        var c = TSimd.FusedMultiplyAdd(TSimd.Create(0.00019841269863040675), r, TSimd.Create(0.001388888891719689));
        var d = TSimd.FusedMultiplyAdd(TSimd.Create(2.7557268480106926e-06), r, TSimd.Create(2.480152132210459e-05));
        var e = TSimd.FusedMultiplyAdd(TSimd.Create(2.5100375929185925e-08), r, TSimd.Create(2.762007600563138e-07));
        var high = TSimd.FusedMultiplyAdd(e, r4, TSimd.FusedMultiplyAdd(d, r2, c));
        var polynomial = TSimd.FusedMultiplyAdd(high, r4, TSimd.FusedMultiplyAdd(b, r2, a));
        var power = Add(TSimd.Create(1), TSimd.FusedMultiplyAdd(polynomial, r2, r));
        return TSimd.AddBits(power, TSimd.ShiftBitsLeft(rounded, 52));
    }

    /// <summary>
    /// <c>sin(x + quarters * pi/2)</c>: the nearest multiple of pi/2 is taken away in three parts, the
    /// second so short that no product with it is rounded; the rest is a number and its tail, and its sine and
    /// cosine are the minimax polynomials of FreeBSD's <c>k_sin.c</c> and <c>k_cos.c</c>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector SinOfQuarter(TVector x, int quarters)
    {
        // The quarters to be added, too, stand in the low bits.
        var rounder = TSimd.Create(Rounder + quarters);
        var rounded = TSimd.FusedMultiplyAdd(x, TSimd.Create(0.6366197723675814), rounder);
        var n = Subtract(rounded, rounder);
        var exact = TSimd.FusedMultiplyAdd(n, TSimd.Create(-1.5707963267948966), x);
        var low = TSimd.Create(-6.123233995707727e-17);
        var r = TSimd.FusedMultiplyAdd(n, low, exact);
        var tail = TSimd.FusedMultiplyAdd(n, TSimd.Create(-2.9038559739793605e-28), TSimd.FusedMultiplyAdd(n, low, Subtract(exact, r)));

        var z = Multiply(r, r);
        var half = Multiply(TSimd.Create(0.5), z);
        var most = Subtract(TSimd.Create(1), half);

        var s = TSimd.FusedMultiplyAdd(TSimd.Create(1.58969099521155010221e-10), z, TSimd.Create(-2.50507602534068634195e-08));
        s = TSimd.FusedMultiplyAdd(s, z, TSimd.Create(2.75573137070700676789e-06));
        s = TSimd.FusedMultiplyAdd(s, z, TSimd.Create(-1.98412698298579493134e-04));
        s = TSimd.FusedMultiplyAdd(s, z, TSimd.Create(8.33333333332248946124e-03));
        s = TSimd.FusedMultiplyAdd(s, z, TSimd.Create(-1.66666666666666324348e-01));
        var sine = Add(r, TSimd.FusedMultiplyAdd(Multiply(z, r), s, Multiply(tail, most)));

        var c = TSimd.FusedMultiplyAdd(TSimd.Create(-1.13596475577881948265e-11), z, TSimd.Create(2.08757232129817482790e-09));
        c = TSimd.FusedMultiplyAdd(c, z, TSimd.Create(-2.75573143513906633035e-07));
        c = TSimd.FusedMultiplyAdd(c, z, TSimd.Create(2.48015872894767294178e-05));
        c = TSimd.FusedMultiplyAdd(c, z, TSimd.Create(-1.38888888888741095749e-03));
        c = TSimd.FusedMultiplyAdd(c, z, TSimd.Create(4.16666666666666019037e-02));
        var lost = Subtract(Subtract(TSimd.Create(1), most), half);
        var cosine = Add(most, TSimd.FusedMultiplyAdd(Multiply(z, z), c, Subtract(lost, Multiply(r, tail))));

        // The lowest bit says which of the two, the next one the sign.
        var isEven = TSimd.Equal(TSimd.Or(TSimd.And(rounded, TSimd.CreateBits(1)), TSimd.Create(1)), TSimd.Create(1));
        var sign = TSimd.ShiftBitsLeft(TSimd.And(rounded, TSimd.CreateBits(2)), 62);
        return TSimd.Xor(TSimd.Select(isEven, sine, cosine), sign);
    }
}
