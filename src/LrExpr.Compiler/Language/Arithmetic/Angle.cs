using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>
/// An angle less the nearest multiple of pi/2: what remains as a sum of two numbers, between about ±pi/4, and the multiple in the low bits of a
/// number. Usual angles by W. J. Cody and W. Waite: pi/2 in three parts, the second so short that no product with it is rounded, so that only the last
/// product is. Larger ones with both rounding errors of the second part, and those beyond by <see cref="HugeAngle"/>.
/// </summary>
internal static class Angle
{
    /// <summary>Up to it the second part of pi/2 is short enough.</summary>
    public const double LargestUsual = 100_000;

    /// <summary>pi/2, and what that lacks.</summary>
    public const double Quarter = 1.5707963267948966, QuarterLow = 6.123233995736766e-17;

    /// <summary>1.5 * 2^52: what is added to it is rounded to a whole number, which stands in the low bits.</summary>
    public const double Rounder = 6755399441055744.0;

    /// <summary>Up to it the multiple of pi/2 is found by a multiplication, and three numbers have digits of pi enough.</summary>
    private const double LargestMultiple = 2147483648.0;

    private const double TwoOverPi = 0.6366197723675814;

    /// <summary>Whether an angle is usual; NaN is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector IsUsual<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.LessOrEqual(TSimd.Abs(x), TSimd.Create(LargestUsual));

    /// <summary>Takes the multiple of pi/2 from a usual angle; <paramref name="quarters"/> are added to the multiple.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Usual<TSimd, TVector>(TVector x, int quarters, out TVector r, out TVector tail, out TVector multiple)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var rounder = TSimd.Create(Rounder + quarters);
        multiple = TSimd.FusedMultiplyAdd(x, TSimd.Create(TwoOverPi), rounder);
        var n = TSimd.Subtract(multiple, rounder);
        var exact = TSimd.FusedMultiplyAdd(n, TSimd.Create(-Quarter), x);
        var low = TSimd.Create(-6.123233995707727e-17);
        r = TSimd.FusedMultiplyAdd(n, low, exact);
        tail = TSimd.FusedMultiplyAdd(n, TSimd.Create(-2.9038559739793605e-28), TSimd.FusedMultiplyAdd(n, low, TSimd.Subtract(exact, r)));
    }

    /// <summary>Takes the multiple of pi/2 from any angle; NaN remains of an infinity and of NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Any<TSimd, TVector>(TVector x, int quarters, out TVector r, out TVector tail, out TVector multiple)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        Usual<TSimd, TVector>(x, quarters, out r, out tail, out multiple);
        Large<TSimd, TVector>(x, TSimd.Subtract(multiple, TSimd.Create(Rounder + quarters)), out var largeR, out var largeTail);
        var isUsual = IsUsual<TSimd, TVector>(x);
        r = TSimd.Select(isUsual, r, largeR);
        tail = TSimd.Select(isUsual, tail, largeTail);

        var isHuge = TSimd.Less(TSimd.Create(LargestMultiple), TSimd.Abs(x));
        if (TSimd.AnyTrue(isHuge))
        {
            var (hugeR, hugeTail, hugeMultiple) = HugeAngle.Reduce<TSimd, TVector>(x);
            r = TSimd.Select(isHuge, hugeR, r);
            tail = TSimd.Select(isHuge, hugeTail, tail);
            multiple = TSimd.Select(isHuge, TSimd.Add(hugeMultiple, TSimd.Create(Rounder + quarters)), multiple);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Large<TSimd, TVector>(TVector x, TVector n, out TVector r, out TVector tail)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var exact = TSimd.FusedMultiplyAdd(n, TSimd.Create(-Quarter), x);
        var second = TSimd.Multiply(n, TSimd.Create(-QuarterLow));
        var secondTail = TSimd.FusedMultiplyAdd(n, TSimd.Create(-QuarterLow), TSimd.Negate(second));

        // Either may be the larger one.
        var sum = TSimd.Add(exact, second);
        var part = TSimd.Subtract(sum, exact);
        var error = TSimd.Add(TSimd.Subtract(exact, TSimd.Subtract(sum, part)), TSimd.Subtract(second, part));
        var rest = TSimd.Add(error, TSimd.FusedMultiplyAdd(n, TSimd.Create(1.4973849048591698e-33), secondTail));
        r = TSimd.Add(sum, rest);
        tail = TSimd.Subtract(rest, TSimd.Subtract(r, sum));
    }
}
