using LrExpr.Tests.Support;

namespace LrExpr.Tests.CSharpDialect;

/// <summary>Compiles C# formulas with a parameter of every type.</summary>
internal static class CSharpCode
{
    /// <summary>What the formulas of these tests see beside the step.</summary>
    public static ScheduleParameters Parameters => new()
    {
        ["rate"] = 0.5,
        ["count"] = 3,
        ["flag"] = true,
        ["values"] = new double[] { 1, 2, 4 },
        ["bounds"] = new double[] { 10, 20 },
    };

    public static double ValueOf(string formula, long step = 7) => Schedule.Compile(formula, Parameters, dialect: Dialect.CSharp).At(step);

    /// <summary>The errors of a formula; none if it is right.</summary>
    public static IReadOnlyList<Diagnostic> ErrorsOf(string formula)
    {
        Schedule.TryCompile(formula, Parameters, out _, out var diagnostics, dialect: Dialect.CSharp);
        return [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
    }

    public static IReadOnlyList<string> CodesOf(string formula) => [.. ErrorsOf(formula).Select(error => error.Code)];
}
