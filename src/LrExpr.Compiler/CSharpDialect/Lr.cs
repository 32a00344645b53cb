namespace LrExpr.CSharpDialect;

/// <summary>
/// The functions of the C# dialect, those of <c>Math</c> among them, declared for the foreign parser to find: it is shown no others. All
/// take and give doubles, so that it has nothing to choose or convert. None is ever run: a call is translated by its row in
/// <see cref="CSharpFunctionTable"/>.
/// </summary>
internal static class Lr
{
    private static double Declared => throw new InvalidOperationException("A function of the C# dialect is only declared.");

    public static double Abs(double x) => Declared;

    public static double Sign(double x) => Declared;

    public static double Floor(double x) => Declared;

    public static double Ceiling(double x) => Declared;

    public static double Round(double x) => Declared;

    public static double Truncate(double x) => Declared;

    public static double Sqrt(double x) => Declared;

    public static double Cbrt(double x) => Declared;

    public static double Exp(double x) => Declared;

    public static double Log(double x) => Declared;

    public static double Log(double x, double newBase) => Declared;

    public static double Log2(double x) => Declared;

    public static double Log10(double x) => Declared;

    public static double Sin(double x) => Declared;

    public static double Cos(double x) => Declared;

    public static double Tan(double x) => Declared;

    public static double Asin(double x) => Declared;

    public static double Acos(double x) => Declared;

    public static double Atan(double x) => Declared;

    public static double Atan2(double y, double x) => Declared;

    public static double Sinh(double x) => Declared;

    public static double Cosh(double x) => Declared;

    public static double Tanh(double x) => Declared;

    public static double Pow(double x, double y) => Declared;

    public static double Min(double a, double b) => Declared;

    public static double Max(double a, double b) => Declared;

    public static double Clamp(double x, double lo, double hi) => Declared;

    public static double Sigmoid(double x) => Declared;

    public static double Mod(double a, double b) => Declared;

    public static double Lerp(double a, double b, double t) => Declared;

    public static double Ramp(double from, double to, double x) => Declared;

    public static double Smoothstep(double from, double to, double x) => Declared;

    public static double Piecewise(double x, double[] xs, double[] vs) => Declared;

    public static double Reached(double x, double[] xs) => Declared;

    public static double Interp(double x, double[] xs, double[] ys) => Declared;

    public static double At(double[] vs, double i) => Declared;

    public static double Uniform(double seed, double n) => Declared;

    public static double Normal(double seed, double n) => Declared;
}
