using CsCheck;
using LrExpr.Diagnostics;
using LrExpr.Parsing;
using LrExpr.Syntax;
using LrExpr.Tests.Properties;
using LrExpr.Text;

namespace LrExpr.Tests.Parsing;

/// <summary>Texts with one normal form are read as the same tree.</summary>
public sealed class NormalTextTests
{
    private const int Samples = 3_000;

    [Theory]
    [InlineData("1+2 # why", "1 + 2")]
    [InlineData("Max(a,`b`)", "MAX ( A , B )")]
    [InlineData("`a  b` + `and`", "`A  B` + `AND`")]
    [InlineData("LET x = 1_0.50; TRUE and x ** 2 > 1e-3", "let X = 10.5 ; true && X ^ 2 > 0.001")]
    [InlineData("not a", "not A")]
    [InlineData("!a", "! A")]
    [InlineData("", "")]
    [InlineData("Math.Max(1, 2)", null)]
    [InlineData("(t) => t", null)]
    public void Text_HasThisNormalForm(string text, string? expected) => Assert.Equal(expected, NormalText.Of(text));

    [Fact]
    public void Function_HasAnArrow() => Assert.Equal("( T ) => T + 1", NormalText.Of("(t)=>t+1", isFunction: true));

    [Fact]
    public void Text_ThatIsTooLong_HasNone() => Assert.Null(NormalText.Of(new string(' ', FormulaLimits.Length + 1)));

    [Fact]
    public void Formula_InItsNormalForm_IsTheSameTree() =>
        RandomFormula.Number.Sample(
            formula =>
            {
                string printed = SyntaxPrinter.Print(formula);
                string? normal = NormalText.Of(printed);
                Assert.NotNull(normal);
                Assert.Equal(normal, NormalText.Of(normal));
                Assert.Equal(normal, NormalText.Of(printed.Replace("(", "# why\n ( ", StringComparison.Ordinal)));

                var parsed = FormulaParser.ParseFormula(new SourceText(normal, SourceText.NoPath), new DiagnosticBag());
                Assert.NotNull(parsed);
                Assert.Equal(printed.ToUpperInvariant(), SyntaxPrinter.Print(parsed).ToUpperInvariant());
            },
            iter: Samples,
            print: SyntaxPrinter.Print);

    [Fact]
    public void AnyText_HasANormalFormOrNone() => RandomFormula.Text.Sample(
        text =>
        {
            if (NormalText.Of(text) is { } normal)
                Assert.Equal(normal, NormalText.Of(normal));
        },
        iter: Samples);
}
