using LrExpr.Language.Arithmetic;
namespace LrExpr.Language.Arithmetic;
internal readonly struct Cbrt : IUnary { public static TVector Of<TSimd, TVector>(TVector x) where TSimd : struct, ISimd<TVector> where TVector : struct => Lane.Map<TSimd, TVector>(x, Math.Cbrt); }
internal readonly struct Sin : IUnary { public static TVector Of<TSimd, TVector>(TVector x) where TSimd : struct, ISimd<TVector> where TVector : struct => Lane.Map<TSimd, TVector>(x, Math.Sin); }
internal readonly struct Cos : IUnary { public static TVector Of<TSimd, TVector>(TVector x) where TSimd : struct, ISimd<TVector> where TVector : struct => Lane.Map<TSimd, TVector>(x, Math.Cos); }
internal readonly struct Tan : IUnary { public static TVector Of<TSimd, TVector>(TVector x) where TSimd : struct, ISimd<TVector> where TVector : struct => Lane.Map<TSimd, TVector>(x, Math.Tan); }
internal readonly struct Asin : IUnary { public static TVector Of<TSimd, TVector>(TVector x) where TSimd : struct, ISimd<TVector> where TVector : struct => Lane.Map<TSimd, TVector>(x, Math.Asin); }
internal readonly struct Acos : IUnary { public static TVector Of<TSimd, TVector>(TVector x) where TSimd : struct, ISimd<TVector> where TVector : struct => Lane.Map<TSimd, TVector>(x, Math.Acos); }
internal readonly struct Atan : IUnary { public static TVector Of<TSimd, TVector>(TVector x) where TSimd : struct, ISimd<TVector> where TVector : struct => Lane.Map<TSimd, TVector>(x, Math.Atan); }
internal readonly struct Sinh : IUnary { public static TVector Of<TSimd, TVector>(TVector x) where TSimd : struct, ISimd<TVector> where TVector : struct => Lane.Map<TSimd, TVector>(x, Math.Sinh); }
internal readonly struct Cosh : IUnary { public static TVector Of<TSimd, TVector>(TVector x) where TSimd : struct, ISimd<TVector> where TVector : struct => Lane.Map<TSimd, TVector>(x, Math.Cosh); }
internal readonly struct Tanh : IUnary { public static TVector Of<TSimd, TVector>(TVector x) where TSimd : struct, ISimd<TVector> where TVector : struct => Lane.Map<TSimd, TVector>(x, Math.Tanh); }
internal readonly struct Sigmoid : IUnary { public static TVector Of<TSimd, TVector>(TVector x) where TSimd : struct, ISimd<TVector> where TVector : struct => Lane.Map<TSimd, TVector>(x, y => 1 / (1 + Math.Exp(-y))); }
internal readonly struct Atan2 : IBinary { public static TVector Of<TSimd, TVector>(TVector a, TVector b) where TSimd : struct, ISimd<TVector> where TVector : struct => Lane.Map<TSimd, TVector>(a, b, Math.Atan2); }
internal readonly struct Rem : IBinary { public static TVector Of<TSimd, TVector>(TVector a, TVector b) where TSimd : struct, ISimd<TVector> where TVector : struct => Lane.Map<TSimd, TVector>(a, b, (p, q) => p % q); }
internal readonly struct Mod : IBinary { public static TVector Of<TSimd, TVector>(TVector a, TVector b) where TSimd : struct, ISimd<TVector> where TVector : struct => Lane.Map<TSimd, TVector>(a, b, (p, q) => { double r = p % q; return r == 0 ? Math.CopySign(r, q) : r < 0 == q < 0 ? r : r + q; }); }
internal readonly struct Uniform : IBinary { public static TVector Of<TSimd, TVector>(TVector a, TVector b) where TSimd : struct, ISimd<TVector> where TVector : struct => Lane.Map<TSimd, TVector>(a, b, (p, q) => Old.Uniform(p, q)); }
internal readonly struct Normal : IBinary { public static TVector Of<TSimd, TVector>(TVector a, TVector b) where TSimd : struct, ISimd<TVector> where TVector : struct => Lane.Map<TSimd, TVector>(a, b, (p, q) => Old.Normal(p, q)); }
internal static class Old {
    private const double TwoToMinus53 = 1.0 / (1L << 53);
    public static double Uniform(double seed, double n)
    {
        if (double.IsNaN(seed) || double.IsNaN(n))
            return double.NaN;
        return (Philox.Draw((ulong)Intrinsics.ToStep(seed), (ulong)Intrinsics.ToStep(n)).A >> 11) * TwoToMinus53;
    }

    public static double Normal(double seed, double n)
    {
        if (double.IsNaN(seed) || double.IsNaN(n))
            return double.NaN;
        var (a, b) = Philox.Draw((ulong)Intrinsics.ToStep(seed), (ulong)Intrinsics.ToStep(n));
        double u = ((a >> 11) + 1) * TwoToMinus53, v = (b >> 11) * TwoToMinus53;
        return Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * v);
    }
}
