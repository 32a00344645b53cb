using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>A hyperbolic function, by <c>e^|x|</c>: one way for where that is a usual number, and one for where it is far from being one.</summary>
internal interface IExponential : IUnary
{
    static abstract TVector Usual<TSimd, TVector>(TVector x, TVector magnitude)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct;

    static abstract TVector Far<TSimd, TVector>(TVector x, TVector magnitude)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct;
}

/// <summary>What those functions share: the choice between the two ways.</summary>
internal static class Exponential
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TFunction, TSimd, TVector>(TVector x)
        where TFunction : struct, IExponential
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var magnitude = TSimd.Abs(x);
        if (TSimd.AllTrue(IsUsual<TSimd, TVector>(magnitude)))
            return TFunction.Usual<TSimd, TVector>(x, magnitude);
        var any = Any<TFunction, TSimd, TVector>(x, magnitude);
        return TSimd.Or(any, any);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TVector Any<TFunction, TSimd, TVector>(TVector x, TVector magnitude)
        where TFunction : struct, IExponential
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var isUsual = IsUsual<TSimd, TVector>(magnitude);
        var usual = TFunction.Usual<TSimd, TVector>(x, TSimd.Select(isUsual, magnitude, TSimd.Create(ExpParts.LargestUsual)));
        return TSimd.Select(isUsual, usual, TFunction.Far<TSimd, TVector>(x, magnitude));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector IsUsual<TSimd, TVector>(TVector magnitude)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.LessOrEqual(magnitude, TSimd.Create(ExpParts.LargestUsual));
}
