using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LrExpr.Language.Arithmetic;

/// <summary>Functions of single numbers, from what they are over vectors.</summary>
internal static class Scalar
{
    /// <summary>The value of a function of one number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Of<TFunction>(double x)
        where TFunction : struct, IUnary => TFunction.Of<Simd128, Vector128<double>>(Vector128.Create(x)).ToScalar();

    /// <summary>The value of a function of two numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Of<TFunction>(double a, double b)
        where TFunction : struct, IBinary => TFunction.Of<Simd128, Vector128<double>>(Vector128.Create(a), Vector128.Create(b)).ToScalar();
}
