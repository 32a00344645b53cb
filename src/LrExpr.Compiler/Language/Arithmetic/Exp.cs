using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary><c>e^x</c>, by <see cref="ExpParts"/>: at most 0.64 units from the value, subnormal results 0.8.</summary>
internal readonly struct Exp : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IUnary.Of<TSimd, TVector>(TVector x)
    {
        if (TSimd.AllTrue(TSimd.LessOrEqual(TSimd.Abs(x), TSimd.Create(ExpParts.LargestUsual))))
            return ExpParts.Usual<TSimd, TVector>(x, TSimd.Create(0));
        var any = ExpParts.Any<TSimd, TVector>(x, TSimd.Create(0), 0);
        return TSimd.Or(any, any);
    }
}
