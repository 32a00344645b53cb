namespace LrExpr.Language;

/// <summary>What the operators of the language do.</summary>
internal static class Operations
{
    public static double Negate(double a) => -a;

    public static double Plus(double a) => a;

    public static double Add(double a, double b) => a + b;

    public static double Subtract(double a, double b) => a - b;

    public static double Multiply(double a, double b) => a * b;

    public static double Divide(double a, double b) => a / b;

    public static bool Less(double a, double b) => a < b;

    public static bool LessOrEqual(double a, double b) => a <= b;

    public static bool Greater(double a, double b) => a > b;

    public static bool GreaterOrEqual(double a, double b) => a >= b;

    public static bool Equal(double a, double b) => a == b;

    public static bool NotEqual(double a, double b) => a != b;

    public static bool Not(bool a) => !a;

    public static bool Same(bool a, bool b) => a == b;

    public static bool Different(bool a, bool b) => a != b;
}
