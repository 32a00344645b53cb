using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>
/// Sine and cosine of what <see cref="Angle"/> leaves, each as a large part and a small one to be added to it. The polynomials are those of FreeBSD's
/// <c>k_sin.c</c> and <c>k_cos.c</c>, errors below 2^-58, their terms in pairs: fewer operations wait for each other.
/// </summary>
internal static class SinCosParts
{
    /// <summary><c>sin(r + tail) = r - less</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector SineLess<TSimd, TVector>(TVector r, TVector tail)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        // With opposite signs, so that 0 is taken from -0, which leaves -0.
        var z = TSimd.Multiply(r, r);
        var z2 = TSimd.Multiply(z, z);
        var a = TSimd.FusedMultiplyAdd(TSimd.Create(-8.33333333332248946124e-03), z, TSimd.Create(1.66666666666666324348e-01));
        var b = TSimd.FusedMultiplyAdd(TSimd.Create(-2.75573137070700676789e-06), z, TSimd.Create(1.98412698298579493134e-04));
        var c = TSimd.FusedMultiplyAdd(TSimd.Create(-1.58969099521155010221e-10), z, TSimd.Create(2.50507602534068634195e-08));
        var polynomial = TSimd.FusedMultiplyAdd(TSimd.FusedMultiplyAdd(c, z2, b), z2, a);
        return TSimd.FusedMultiplyAdd(TSimd.Multiply(z, r), polynomial, TSimd.Multiply(TSimd.Subtract(TSimd.Create(0), tail), Most<TSimd, TVector>(r, out _)));
    }

    /// <summary><c>cos(r + tail) = most + more</c>, with <c>most = 1 - r^2 / 2</c> rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Cosine<TSimd, TVector>(TVector r, TVector tail, out TVector most, out TVector more)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        most = Most<TSimd, TVector>(r, out var halfR);
        var z = TSimd.Multiply(r, r);
        var z2 = TSimd.Multiply(z, z);
        var a = TSimd.FusedMultiplyAdd(TSimd.Create(-1.38888888888741095749e-03), z, TSimd.Create(4.16666666666666019037e-02));
        var b = TSimd.FusedMultiplyAdd(TSimd.Create(-2.75573143513906633035e-07), z, TSimd.Create(2.48015872894767294178e-05));
        var c = TSimd.FusedMultiplyAdd(TSimd.Create(-1.13596475577881948265e-11), z, TSimd.Create(2.08757232129817482790e-09));
        var polynomial = TSimd.FusedMultiplyAdd(TSimd.FusedMultiplyAdd(c, z2, b), z2, a);
        var lost = TSimd.FusedMultiplyAdd(halfR, r, TSimd.Subtract(TSimd.Create(1), most));
        more = TSimd.FusedMultiplyAdd(z2, polynomial, TSimd.Subtract(lost, TSimd.Multiply(r, tail)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Most<TSimd, TVector>(TVector r, out TVector halfR)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        halfR = TSimd.Multiply(TSimd.Create(-0.5), r);
        return TSimd.FusedMultiplyAdd(halfR, r, TSimd.Create(1));
    }

    /// <summary>The sine of an angle and a number of quarter turns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sine<TSimd, TVector>(TVector x, int quarters)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        Angle.Usual<TSimd, TVector>(x, quarters, out var r, out var tail, out var multiple);
        return TSimd.AllTrue(Angle.IsUsual<TSimd, TVector>(x)) ? Of<TSimd, TVector>(r, tail, multiple) : Any<TSimd, TVector>(x, quarters);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TVector Any<TSimd, TVector>(TVector x, int quarters)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        Angle.Any<TSimd, TVector>(x, quarters, out var r, out var tail, out var multiple);
        return Of<TSimd, TVector>(r, tail, multiple);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Of<TSimd, TVector>(TVector r, TVector tail, TVector multiple)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        // The lowest bit says which of the two, the next one the sign. Angles that follow each other mostly need the same one.
        var isEven = IsEven<TSimd, TVector>(multiple);
        var sign = Sign<TSimd, TVector>(multiple);
        if (TSimd.AllTrue(isEven))
            return TSimd.Xor(TSimd.Subtract(r, SineLess<TSimd, TVector>(r, tail)), sign);
        Cosine<TSimd, TVector>(r, tail, out var most, out var more);
        var cosine = TSimd.Add(most, more);
        return TSimd.AnyTrue(isEven)
            ? TSimd.Xor(TSimd.Select(isEven, TSimd.Subtract(r, SineLess<TSimd, TVector>(r, tail)), cosine), sign)
            : TSimd.Xor(cosine, sign);
    }

    /// <summary>Whether a multiple of pi/2 leaves a sine a sine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector IsEven<TSimd, TVector>(TVector multiple)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.Equal(TSimd.Or(TSimd.And(multiple, TSimd.CreateBits(1)), TSimd.Create(1)), TSimd.Create(1));

    /// <summary>The sign that a multiple of pi/2 gives.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sign<TSimd, TVector>(TVector multiple)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.ShiftBitsLeft(TSimd.And(multiple, TSimd.CreateBits(2)), 62);
}
