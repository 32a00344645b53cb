using CsCheck;
using LrExpr.Binding;
using LrExpr.Diagnostics;
using LrExpr.Lowering;
using LrExpr.Parsing;
using LrExpr.Syntax;
using LrExpr.Tests.Support;
using LrExpr.Text;

namespace LrExpr.Tests.Properties;

/// <summary>What holds for every formula.</summary>
public sealed class FormulaProperties
{
    private const int Samples = 3_000;
    private static readonly long[] Steps = [0, 1, 2, 3, 7, 10, 50, 51, 99, 1_000, 123_456, -1, -17, long.MinValue, long.MaxValue];

    [Fact]
    public void Formula_PrintedAndParsed_IsTheSame() =>
        RandomFormula.Number.Sample(
            formula =>
            {
                string printed = SyntaxPrinter.Print(formula);
                var diagnostics = new DiagnosticBag();
                var parsed = FormulaParser.ParseFormula(new SourceText(printed, "formula"), diagnostics);
                Assert.True(parsed is not null, printed + "\n" + string.Join('\n', diagnostics.All));
                Assert.Equal(Shape.Of(formula), Shape.Of(parsed));
                Assert.Equal(printed, SyntaxPrinter.Print(parsed));
            },
            iter: Samples,
            print: SyntaxPrinter.Print);

    [Fact]
    public void Formula_CompiledSimplifiedAndFilled_HasTheBitsOfItsOperationsAsWritten() =>
        RandomFormula.Number.Sample(
            formula =>
            {
                if (!Schedule.TryCompile(SyntaxPrinter.Print(formula), null, out var schedule, out _))
                    return;
                var simplified = schedule.Code.Lowered.Body;
                double[] filled = new double[Steps.Length];
                schedule.Fill(Steps, filled);
                for (int i = 0; i < Steps.Length; i++)
                {
                    long bits = Bits(BoundEvaluator.Evaluate(schedule.Symbol.Body, Steps[i]));
                    Assert.Equal(bits, Bits(BoundEvaluator.Evaluate(simplified, Steps[i])));
                    Assert.Equal(bits, Bits(BothForms.At(schedule, Steps[i])));
                    Assert.Equal(bits, Bits(filled[i]));
                }

                double[] range = new double[20];
                schedule.Fill(-5, range);
                for (int i = 0; i < range.Length; i++)
                    Assert.Equal(Bits(BothForms.At(schedule, i - 5)), Bits(range[i]));
            },
            iter: Samples,
            print: SyntaxPrinter.Print);

    /// <summary>Found at random: what nothing names named what was left out.</summary>
    [Fact]
    public void Let_ThatNothingNames_OfOneWithAFault_IsLeftOutWithIt()
    {
        var schedule = Schedule.Compile("min(9, let x0 = easeInQuint(let y0 = cubicBezier(pi, step, step, 10, 9.608e-24); let y1 = y0; step); step + 1)");

        Assert.Equal(4, BoundEvaluator.Evaluate(schedule.Symbol.Body, 3));
        Assert.Equal(4, schedule.At(3));
    }

    [Fact]
    public void Formula_ExplainedInSimplifiedForm_HasTheSameValues() =>
        RandomFormula.Number.Sample(
            formula =>
            {
                if (!Schedule.TryCompile(SyntaxPrinter.Print(formula), null, out var schedule, out _))
                    return;
                string simplified = BoundPrinter.Print(Simplifier.ForPeople(Lowerer.Lower(schedule.Symbol.Body)));
                if (!Schedule.TryCompile(simplified, null, out var again, out var diagnostics))
                {
                    // What is not finite at every step cannot be written as a formula that loads.
                    Assert.All(diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), error => Assert.StartsWith("LRX21", error.Code));
                    return;
                }

                foreach (long step in Steps)
                    Assert.Equal(Bits(schedule.At(step)), Bits(again.At(step)));
            },
            iter: Samples / 3,
            print: SyntaxPrinter.Print);

    [Fact]
    public void Text_OfAnyKind_IsCompiledOrReportedInsideTheText() =>
        RandomFormula.Text.Sample(
            text =>
            {
                bool isRight = Schedule.TryCompile(text, new() { ["a b"] = 2 }, out var schedule, out var diagnostics);
                Assert.Equal(isRight, diagnostics.All(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning));
                schedule?.At(3);
                foreach (var diagnostic in diagnostics.Where(diagnostic => diagnostic.Path == "formula"))
                {
                    Assert.InRange(diagnostic.Span.Start, 0, text.Length);
                    Assert.InRange(diagnostic.Span.End, 0, text.Length);
                    Assert.NotEmpty(diagnostic.ToString());
                }
            },
            iter: 10 * Samples);

    private static long Bits(double value) => BothForms.Bits(value);
}
