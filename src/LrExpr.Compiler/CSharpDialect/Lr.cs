namespace LrExpr.CSharpDialect;

/// <summary>
/// The functions that C# formulas call by the class <c>Lr</c>, declared for the foreign parser to find. None is ever run: a call is
/// translated by its row in <see cref="CSharpFunctionTable"/>.
/// </summary>
internal static class Lr
{
    private static double Declared => throw new InvalidOperationException("A function of the C# dialect is only declared.");

    public static double Sigmoid(double x) => Declared;

    public static double Mod(double a, double b) => Declared;

    public static double Clamp(double x, double lo, double hi) => Declared;

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
