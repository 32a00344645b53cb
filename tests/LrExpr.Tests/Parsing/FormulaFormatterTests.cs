using CsCheck;
using LrExpr.CSharpDialect;
using LrExpr.Diagnostics;
using LrExpr.Parsing;
using LrExpr.Syntax;
using LrExpr.Tests.Properties;
using LrExpr.Text;

namespace LrExpr.Tests.Parsing;

/// <summary>Formatting changes blanks and the spelling of operators, and nothing that has a meaning.</summary>
public sealed class FormulaFormatterTests
{
    private const int Samples = 3_000;

    private static readonly Gen<string> Blanks = Gen.OneOf("", " ", "   ", "\t", "\n", "\r\n", " \n  ", "  # why\n", "\n# so\n\t");

    [Theory]
    [InlineData("1+2", "1 + 2")]
    [InlineData("  step  ", "step")]
    [InlineData("a**b", "a ^ b")]
    [InlineData("a and b or not c", "a && b || not c")]
    [InlineData("A AND NOT(b)", "A && not (b)")]
    [InlineData("! a", "!a")]
    [InlineData("- - x + + y", "--x + +y")]
    [InlineData("2*-x", "2 * -x")]
    [InlineData("2 ^ - x", "2 ^ -x")]
    [InlineData("( ( 1 ) )", "((1))")]
    [InlineData("max (a ,b)", "max(a, b)")]
    [InlineData("`max it` (a)", "`max it`(a)")]
    [InlineData("f(a:1,b : c?d:e , g:h)", "f(a: 1, b: c ? d : e, g: h)")]
    [InlineData("c?d?1:2:f(x:3)", "c ? d ? 1 : 2 : f(x: 3)")]
    [InlineData("at( [ 1,2 ] ,i)", "at([1, 2], i)")]
    [InlineData("let x=1;x", "let x = 1; x")]
    [InlineData("LET x=1;TRUE?x:1_000.50E+3", "let x = 1; true ? x : 1_000.50E+3")]
    [InlineData("1 +\n  2*x  # why  ", "1 +\n  2 * x  # why")]
    [InlineData("# why\n  1+2\n\n\n# so", "# why\n  1 + 2\n\n\n# so")]
    [InlineData("1#why", "1 #why")]
    [InlineData("\t1 + \t\r\n\t2", "1 +\n\t2")]
    public void Formula_Formatted_IsWrittenSo(string formula, string expected)
    {
        var diagnostics = new DiagnosticBag();
        string? formatted = FormulaFormatter.FormatFormula(new SourceText(formula, "formula"), diagnostics);

        Assert.True(formatted is not null, string.Join('\n', diagnostics.All));
        Assert.Equal(expected, formatted);
    }

    [Theory]
    [InlineData("(a,b)=>a+b", "(a, b) => a + b")]
    [InlineData("( ) =>1", "() => 1")]
    [InlineData("(t)\n=>\n  t", "(t)\n=>\n  t")]
    public void Function_Formatted_IsWrittenSo(string function, string expected) =>
        Assert.Equal(expected, FormulaFormatter.FormatFunction(new SourceText(function, "f"), new DiagnosticBag()));

    [Theory]
    [InlineData("Math . Max( 0,-step )*2", "Math.Max(0, -step) * 2")]
    [InlineData("- - step", "- -step")]
    [InlineData("a- -b", "a - -b")]
    [InlineData("step<5&&!flag?1.5:2.5", "step < 5 && !flag ? 1.5 : 2.5")]
    [InlineData("step<5 and not(step>1)?1.5:2.5", "step < 5 and not (step > 1) ? 1.5 : 2.5")]
    [InlineData("iif(step>1,2.0,step%3)", "iif(step > 1, 2.0, step % 3)")]
    [InlineData("step +\n    1", "step +\n    1")]
    public void CSharp_Formatted_IsWrittenSo(string formula, string expected)
    {
        var diagnostics = new DiagnosticBag();
        Assert.Equal(expected, CSharpFormatter.Format(new SourceText(formula, "formula"), diagnostics) ?? string.Join('\n', diagnostics.All));
        Assert.Equal(expected, CSharpFormatter.Format(new SourceText(expected, "formula"), diagnostics));
    }

    [Theory]
    [InlineData("1+*2")]
    [InlineData("")]
    [InlineData("a ? b")]
    [InlineData("\u00d7")]
    public void Formula_WithAnError_IsReported(string formula)
    {
        var diagnostics = new DiagnosticBag();
        Assert.Null(FormulaFormatter.FormatFormula(new SourceText(formula, "formula"), diagnostics));
        Assert.True(diagnostics.HasErrors);
        Assert.Null(CSharpFormatter.Format(new SourceText(formula, "formula"), diagnostics));
    }

    [Fact]
    public void Formula_PrintedByThePrinter_StaysAsItIs() =>
        RandomFormula.Number.Select(SyntaxPrinter.Print).Sample(printed => Assert.Equal(printed, Format(printed)), iter: Samples);

    [Fact]
    public void Formula_WithAnyBlanks_KeepsItsMeaningAndIsFormattedOnce() =>
        Gen.Select(RandomFormula.Number.Select(SyntaxPrinter.Print), Blanks.Array[1, 8], Spread).Sample(
            formula =>
            {
                string formatted = Format(formula)!;
                Assert.Equal(Meaning(formula), Meaning(formatted));
                Assert.Equal(formatted, Format(formatted));
                Assert.Equal(formula.Split('#').Length, formatted.Split('#').Length);
                Assert.Equal(formula.Split('\n').Length, formatted.Split('\n').Length);
            },
            iter: Samples);

    [Fact]
    public void AnyText_Formatted_NeverThrowsAndIsFormattedOnce() =>
        RandomFormula.Text.Sample(
            text =>
            {
                if (Format(text) is { } formatted)
                    Assert.Equal(formatted, Format(formatted));
                if (CSharpFormatter.Format(new SourceText(text, "formula"), new DiagnosticBag()) is { } written)
                    Assert.Equal(written, CSharpFormatter.Format(new SourceText(written, "formula"), new DiagnosticBag()));
            },
            iter: Samples);

    /// <summary>Blanks of any sort where there are some, or could be.</summary>
    private static string Spread(string formula, string[] blanks)
    {
        int next = 0;
        return string.Concat(formula.SelectMany(c => c is ' ' or '(' or ')' or ','
            ? c == ' ' ? Next() is { Length: > 0 } blank ? blank : " " : c + Next()
            : c.ToString()));

        string Next() => blanks[next++ % blanks.Length];
    }

    private static string? Format(string formula) => FormulaFormatter.FormatFormula(new SourceText(formula, "formula"), new DiagnosticBag());

    private static string Meaning(string formula) => Shape.Of(FormulaParser.ParseFormula(new SourceText(formula, "formula"), new DiagnosticBag())!);
}
