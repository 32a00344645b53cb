namespace LrExpr.CSharpDialect;

/// <summary>
/// What every function call of a C# formula is to the foreign parser: a call of one of these, which take and give numbers and arrays of
/// numbers, so that it has nothing to convert. None is ever run. Which function is called, the text tells.
/// </summary>
internal static class Lr
{
    private static double Declared => throw new InvalidOperationException("The calls of a C# formula are only declared.");

    public static double Call(double a) => Declared;

    public static double Call(double a, double b) => Declared;

    public static double Call(double a, double b, double c) => Declared;

    public static double Call(double a, double b, double c, double d, double e) => Declared;

    public static double Call(double a, double[] b) => Declared;

    public static double Call(double a, double[] b, double[] c) => Declared;

    public static double Call(double[] a, double b) => Declared;
}
