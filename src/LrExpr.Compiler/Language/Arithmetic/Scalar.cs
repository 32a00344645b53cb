using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>Functions of single numbers.</summary>
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

    /// <summary>The value of a function of five numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Of<TFunction>(double a, double b, double c, double d, double e)
        where TFunction : struct, IQuinary => TFunction.Of<Simd64, double>(a, b, c, d, e);

    /// <summary>Whether a comparison holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Holds<TOperation>(double a, double b)
        where TOperation : struct, IBinary => BitConverter.DoubleToInt64Bits(Of<TOperation>(a, b)) != 0;

    /// <summary>A power of a constant, whose logarithm is two numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double PowerOf(double exponent, double @base, double high, double low) => Arithmetic.PowerOf.Of<Simd64, double>(exponent, @base, high, low);
}
