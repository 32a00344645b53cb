using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>
/// What <see cref="Power"/> and <see cref="PowerOf"/> share: <c>a^b = exp(b ln a)</c> with <c>ln a</c> in two parts and the rounding error of the product.
/// </summary>
internal static class PowerParts
{
    /// <summary>
    /// The power of a positive, finite base, where <paramref name="usual"/>; <paramref name="usual"/> is true where no result leaves the normal
    /// numbers and the exponent is no power of two, 0 or infinite, since these have results that are known better.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TSimd, TVector>(TVector exponent, TVector high, TVector low, out TVector usual)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        Product<TSimd, TVector>(exponent, high, low, out var product, out var tail);
        usual = TSimd.And(
            TSimd.LessBits(TSimd.Create(0), TSimd.And(exponent, TSimd.CreateBits(0x000FFFFFFFFFFFFF))),
            TSimd.LessOrEqual(TSimd.Abs(product), TSimd.Create(ExpParts.LargestUsual)));
        return ExpParts.Usual<TSimd, TVector>(product, tail);
    }

    /// <summary>The logarithm of any number that is not negative; of 0 and infinity it is infinite.</summary>
    public static void Logarithm<TSimd, TVector>(TVector x, out TVector high, out TVector low)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        LnParts.Of<TSimd, TVector>(Mantissa.Scaled<TSimd, TVector>(x, out var bias), bias, out _, out high, out low);
        var isUsual = TSimd.And(TSimd.Less(TSimd.Create(0), x), TSimd.Less(x, TSimd.Create(double.PositiveInfinity)));
        high = Mantissa.WithLimits<TSimd, TVector>(x, high);
        low = TSimd.Select(isUsual, low, TSimd.Create(0));
    }

    /// <summary>
    /// The power of any two numbers, with the bits of <see cref="Of"/> where that can be used; what IEEE 754 says of <c>pow</c>, and squares, roots and
    /// reciprocals rounded as the operations for them round.
    /// </summary>
    /// <remarks>The logarithm is that of <c>|@base|</c>, as <see cref="Logarithm"/> has it.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TVector Any<TSimd, TVector>(TVector @base, TVector exponent, TVector high, TVector low)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var (zero, one, two, half, infinity) = (TSimd.Create(0), TSimd.Create(1), TSimd.Create(2), TSimd.Create(0.5), TSimd.Create(double.PositiveInfinity));
        var x = TSimd.Abs(@base);
        Product<TSimd, TVector>(exponent, high, low, out var product, out var tail);
        var result = ExpParts.Any<TSimd, TVector>(product, tail, 0);

        result = TSimd.Select(TSimd.Equal(exponent, one), x, result);
        result = TSimd.Select(TSimd.Equal(exponent, TSimd.Create(-1)), TSimd.Divide(one, x), result);
        result = TSimd.Select(TSimd.Equal(exponent, two), TSimd.Multiply(x, x), result);
        var root = TSimd.Sqrt(x);
        result = TSimd.Select(TSimd.Equal(exponent, half), root, result);
        result = TSimd.Select(TSimd.Equal(exponent, TSimd.Create(-0.5)), TSimd.Divide(one, root), result);

        // A negative base has a power if the exponent is whole, and its sign if that is odd.
        var isFinite = TSimd.Less(TSimd.Abs(exponent), infinity);
        var isWhole = TSimd.Equal(TSimd.Truncate(exponent), exponent);
        var halved = TSimd.Multiply(exponent, half);
        var isEven = TSimd.And(isWhole, TSimd.Equal(TSimd.Truncate(halved), halved));
        var isOdd = TSimd.Select(isWhole, TSimd.Select(isEven, zero, TSimd.CreateBits(-1)), zero);
        var isNegative = TSimd.And(TSimd.Less(@base, zero), TSimd.Less(x, infinity));
        result = TSimd.Xor(result, TSimd.And(TSimd.And(@base, TSimd.Create(-0.0)), isOdd));
        result = TSimd.Select(TSimd.Select(isWhole, zero, TSimd.And(isNegative, isFinite)), TSimd.Create(double.NaN), result);

        // Whatever the other is.
        result = TSimd.Select(TSimd.Select(isFinite, zero, TSimd.Equal(x, one)), TSimd.Select(TSimd.Equal(exponent, exponent), one, exponent), result);
        result = TSimd.Select(TSimd.Equal(exponent, zero), one, result);
        return TSimd.Select(TSimd.Equal(@base, one), one, result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Product<TSimd, TVector>(TVector exponent, TVector high, TVector low, out TVector product, out TVector tail)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        product = TSimd.Multiply(exponent, high);
        tail = TSimd.FusedMultiplyAdd(exponent, low, TSimd.FusedMultiplyAdd(exponent, high, TSimd.Negate(product)));
    }
}
