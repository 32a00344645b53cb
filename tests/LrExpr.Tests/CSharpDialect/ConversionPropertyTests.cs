using CsCheck;
using LrExpr.CSharpDialect;
using LrExpr.Syntax;
using LrExpr.Tests.Properties;

namespace LrExpr.Tests.CSharpDialect;

/// <summary>What holds for every formula that is written in the other dialect.</summary>
public sealed class ConversionPropertyTests
{
    private const int Samples = 2_000;
    private static readonly long[] Steps = [0, 1, 2, 3, 7, 50, 51, 99, 1_000, -17, long.MinValue, long.MaxValue];

    /// <summary>To C#, read by the walls, and back as a formula: three formulas with the same bits.</summary>
    [Fact]
    public void Formula_WrittenInCSharpAndBack_HasTheSameBitsAtEveryStep()
    {
        int compared = 0;
        RandomFormula.Number.Sample(
            formula =>
            {
                string text = SyntaxPrinter.Print(formula);
                if (!Schedule.TryCompile(text, null, out var original, out _))
                    return;
                var printed = CSharpPrinter.Print(formula, out _, out string reason);
                if (printed is null)
                {
                    Assert.Contains("longer than", reason);
                    return;
                }

                var parameters = new ScheduleParameters();
                foreach (var (name, value) in printed.Arrays)
                    parameters[name] = value;
                if (!Schedule.TryCompile(printed.Text, parameters, out var csharp, out var diagnostics, Dialect.CSharp))
                {
                    // Lets that are written out may pass the limits, or show that a part is constant.
                    Assert.All(diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error), error => Assert.True(error.Code.StartsWith("LRX500", StringComparison.Ordinal) || error.Code.StartsWith("LRX21", StringComparison.Ordinal), printed.Text + "\n" + error));
                    return;
                }

                string back = Conversion.ToFormula(printed.Text, out _)!;
                Assert.True(Schedule.TryCompile(back, parameters, out var again, out diagnostics), back + "\n" + string.Join('\n', diagnostics));
                foreach (long step in Steps)
                {
                    Assert.Equal(Bits(original.At(step)), Bits(csharp.At(step)));
                    Assert.Equal(Bits(original.At(step)), Bits(again.At(step)));
                }

                Interlocked.Increment(ref compared);
            },
            iter: Samples,
            print: SyntaxPrinter.Print);
        Assert.InRange(compared, Samples / 2, Samples);
    }

    /// <summary>All NaNs are one value.</summary>
    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value);
}
