using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>
/// A normal number for a seed and an index: <c>sqrt(-2 ln u) cos(2 pi v)</c> (G. Box and M. Muller) of the two uniform ones that <see cref="PhiloxLanes"/>
/// draws. Logarithm, root and cosine are sums of two numbers, so that the product is rounded once, and 4 v loses its quarters without an error.
/// </summary>
internal readonly struct Normal : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IBinary.Of<TSimd, TVector>(TVector seed, TVector n)
    {
        PhiloxLanes.Draw<TSimd, TVector>(seed, n, out var a, out var b);
        var unit = TSimd.Create(Uniform.TwoToMinus53);
        var u = TSimd.Multiply(TSimd.Add(TSimd.FromWholeBits(TSimd.ShiftBitsRight(a, 11)), TSimd.Create(1)), unit);
        var quarters = TSimd.Multiply(TSimd.FromWholeBits(TSimd.ShiftBitsRight(b, 11)), TSimd.Create(4 * Uniform.TwoToMinus53));
        Root<TSimd, TVector>(u, out var root, out var rootLow);
        Cosine<TSimd, TVector>(quarters, out var cosine, out var cosineLow);

        var product = TSimd.Multiply(root, cosine);
        var error = TSimd.FusedMultiplyAdd(root, cosine, TSimd.Negate(product));
        error = TSimd.FusedMultiplyAdd(root, cosineLow, TSimd.FusedMultiplyAdd(rootLow, cosine, error));
        return Uniform.WithNaN<TSimd, TVector>(seed, n, TSimd.Add(product, error));
    }

    /// <summary><c>sqrt(-2 ln u)</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Root<TSimd, TVector>(TVector u, out TVector high, out TVector low)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        LnParts.Of<TSimd, TVector>(u, Mantissa.UsualBias<TSimd, TVector>(), out _, out var ln, out var lnLow);
        var most = TSimd.Multiply(ln, TSimd.Create(-2));
        high = TSimd.Sqrt(most);
        var lacks = TSimd.FusedMultiplyAdd(lnLow, TSimd.Create(-2), TSimd.FusedMultiplyAdd(TSimd.Negate(high), high, most));

        // The smallest root but 0 is 2^-26: the limit only keeps 0 from being a divisor.
        low = TSimd.Divide(lacks, TSimd.Multiply(TSimd.Create(2), TSimd.Max(high, TSimd.Create(Uniform.TwoToMinus53))));
    }

    /// <summary>The cosine of some quarter turns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Cosine<TSimd, TVector>(TVector quarters, out TVector high, out TVector low)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        // The sine of a quarter more.
        var multiple = TSimd.Add(quarters, TSimd.Create(Angle.Rounder));
        var f = TSimd.Subtract(quarters, TSimd.Subtract(multiple, TSimd.Create(Angle.Rounder)));
        multiple = TSimd.AddBits(multiple, TSimd.CreateBits(1));
        var r = TSimd.Multiply(f, TSimd.Create(Angle.Quarter));
        var tail = TSimd.FusedMultiplyAdd(f, TSimd.Create(Angle.QuarterLow), TSimd.FusedMultiplyAdd(f, TSimd.Create(Angle.Quarter), TSimd.Negate(r)));

        var less = SinCosParts.SineLess<TSimd, TVector>(r, tail);
        SinCosParts.Cosine<TSimd, TVector>(r, tail, out var most, out var more);
        var isEven = SinCosParts.IsEven<TSimd, TVector>(multiple);
        var large = TSimd.Select(isEven, r, most);
        var small = TSimd.Select(isEven, TSimd.Negate(less), more);
        var sum = TSimd.Add(large, small);
        var sign = SinCosParts.Sign<TSimd, TVector>(multiple);
        high = TSimd.Xor(sum, sign);
        low = TSimd.Xor(TSimd.Add(small, TSimd.Subtract(large, sum)), sign);
    }
}
