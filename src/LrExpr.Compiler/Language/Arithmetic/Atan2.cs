using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>The angle of the point (x, y), by <see cref="AtanParts"/>. Pairs with a zero, an infinity, or of very different or extreme sizes are scaled first.</summary>
internal readonly struct Atan2 : IBinary
{
    private const double Largest = 3.273390607896142E+150, Smallest = 3.054936363499605E-151, TwoTo64 = 18446744073709551616.0;
    private const double TwoToMinus700 = 1.9010915662951598E-211;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IBinary.Of<TSimd, TVector>(TVector y, TVector x)
    {
        var height = TSimd.Abs(y);
        var width = TSimd.Abs(x);
        var isUsual = TSimd.And(
            TSimd.LessOrEqual(TSimd.Max(height, width), TSimd.Create(Largest)),
            TSimd.LessOrEqual(TSimd.Create(Smallest), TSimd.Min(height, width)));
        if (!TSimd.AllTrue(isUsual))
            return Any<TSimd, TVector>(y, x, isUsual);
        return Usual<TSimd, TVector>(y, x);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TVector Any<TSimd, TVector>(TVector y, TVector x, TVector isUsual)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.Select(isUsual, Usual<TSimd, TVector>(y, x), Lane.Map<TSimd, TVector>(y, x, Unusual));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Usual<TSimd, TVector>(TVector y, TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var height = TSimd.Abs(y);
        var width = TSimd.Abs(x);
        var isSwapped = TSimd.Less(width, height);
        var isTurned = TSimd.Less(x, TSimd.Create(0));
        var angle = AtanParts.Of<TSimd, TVector>(TSimd.Min(height, width), TSimd.Max(height, width), isSwapped, isTurned);
        return TSimd.Or(angle, TSimd.And(y, TSimd.Create(-0.0)));
    }

    private static double Unusual(double y, double x)
    {
        if (double.IsNaN(y) || double.IsNaN(x))
            return double.NaN;
        double height = Math.Abs(y), width = Math.Abs(x);
        bool isLeft = double.IsNegative(x);

        // Infinities are as 1 to 0, or as 1 to 1 if both are.
        if (double.IsInfinity(height) || double.IsInfinity(width))
        {
            height = double.IsInfinity(height) ? 1 : 0;
            width = double.IsInfinity(width) ? 1 : 0;
        }

        if (height == 0 || width >= height * TwoTo64)
            return Math.CopySign(isLeft ? Math.PI : height == 0 ? 0 : height / width, y);
        if (height >= width * TwoTo64)
            return Math.CopySign(Math.PI / 2, y);

        // One of them is very large or very small, and so is the other.
        double scale = height > 1 ? TwoToMinus700 : 1 / TwoToMinus700;
        return Scalar.Of<Atan2>(Math.CopySign(height * scale, y), Math.CopySign(width * scale, x));
    }
}
