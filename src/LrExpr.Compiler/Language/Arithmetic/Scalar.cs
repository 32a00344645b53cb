using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LrExpr.Language.Arithmetic;

/// <summary>Functions of single numbers, from what they are over vectors.</summary>
internal static class Scalar
{
    /// <summary>The value of a function of one number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Of<TFunction>(double x)
        where TFunction : struct, IUnary => TFunction.Of<Simd64, double>(x);

    /// <summary>The value of a function of two numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Of<TFunction>(double a, double b)
        where TFunction : struct, IBinary => TFunction.Of<Simd64, double>(a, b);

    /// <summary>The value of an operation, which asks nothing of all lanes: what is in the others does not matter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double OfOperation<TOperation>(double a, double b)
        where TOperation : struct, IBinary =>
        TOperation.Of<Simd128, Vector128<double>>(Vector128.CreateScalarUnsafe(a), Vector128.CreateScalarUnsafe(b)).ToScalar();

    /// <summary>Whether a comparison holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Holds<TOperation>(double a, double b)
        where TOperation : struct, IBinary => BitConverter.DoubleToInt64Bits(OfOperation<TOperation>(a, b)) != 0;

    /// <summary>A power of a constant, whose logarithm is two numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double PowerOf(double exponent, double @base, double high, double low) => Arithmetic.PowerOf.Of<Simd64, double>(exponent, @base, high, low);
}
