using LrExpr.Diagnostics;
using LrExpr.Parsing;
using LrExpr.Syntax;
using LrExpr.Tests.Properties;
using LrExpr.Tests.Support;
using LrExpr.Text;

namespace LrExpr.Tests.Parsing;

public sealed class ParserTests
{
    public static TheoryData<string, string> ParseCases => CaseFile.Read("parse.cases");

    public static TheoryData<string, string> ErrorCases => CaseFile.ReadBlocks("errors.cases");

    [Theory]
    [MemberData(nameof(ParseCases))]
    public void Formula_Parsed_HasTheShapeOfItsPrecedences(string formula, string shape)
    {
        var diagnostics = new DiagnosticBag();

        var syntax = FormulaParser.ParseFormula(new SourceText(formula, "formula"), diagnostics);

        Assert.Empty(diagnostics.All);
        Assert.Equal(shape, Shape.Of(syntax!));
    }

    [Theory]
    [MemberData(nameof(ErrorCases))]
    public void Formula_WithMistakes_IsReportedWithTheWholeBlock(string formula, string expected)
    {
        Schedule.TryCompile(formula, null, out _, out var diagnostics);
        if (expected.Contains("'warmup'"))
            Schedule.TryCompile(formula, new() { ["warmup"] = 10 }, out _, out diagnostics);

        Assert.Equal(expected, string.Join('\n', diagnostics));
    }

    [Fact]
    public void Operators_AreReadFromTheirOwnSymbols()
    {
        foreach (var row in OperatorTable.All)
        {
            string formula = row.IsPrefix ? $"{row.Symbol} a" : $"a {row.Symbol} b";
            var syntax = FormulaParser.ParseFormula(new SourceText(formula, "formula"), new DiagnosticBag());
            Assert.Same(row, syntax is PrefixSyntax prefix ? prefix.Operator : ((BinarySyntax)syntax!).Operator);
        }
    }

    [Fact]
    public void Precedence_OfOperators_IsThatOfTheLanguage()
    {
        // Tightest first; within a level the order does not matter.
        string[][] levels = [["^"], ["-", "+", "!"], ["*", "/", "%"], ["+", "-"], ["<", "<=", ">", ">=", "==", "!="], ["not"], ["&&"], ["||"]];

        var found = OperatorTable.All.GroupBy(row => row.Precedence).OrderByDescending(level => level.Key).Select(level => level.Select(row => row.Symbol));

        Assert.Equal(levels.Select(level => level.Order()), found.Select(level => level.Order()));
    }

    [Theory]
    [InlineData("«stpe» * 2", "LRX2001")]
    [InlineData("1 + «flor»(step)", "LRX2002")]
    [InlineData("«floor»()", "LRX2003")]
    [InlineData("floor(«true») + ceil(«false»)", "LRX2004", "LRX2004")]
    [InlineData("((«step < 1»)) + 1", "LRX2004")]
    [InlineData("«step < 1»", "LRX2005")]
    [InlineData("2 * «max»", "LRX2006")]
    [InlineData("«pi»(2)", "LRX2007")]
    [InlineData("let «e» = 1; e", "LRX2008")]
    [InlineData("at([1, «step»], 0)", "LRX2009")]
    [InlineData("at(«[]», 0)", "LRX2010")]
    [InlineData("interp(step, [1, 2], «[1]»)", "LRX2011")]
    [InlineData("reached(step, «[2, 1]»)", "LRX2012")]
    [InlineData("at([1, «inf»], 0)", "LRX2013")]
    [InlineData("max(step, «b»: 2)", "LRX2014")]
    [InlineData("CosineDecay(step, initial_learning_rate: 1, «5»)", "LRX2014")]
    [InlineData("step % «0»", "LRX2101")]
    [InlineData("«ln(-1)» * step", "LRX2102")]
    [InlineData("«clamp(step, 2, 1)»", "LRX2103")]
    [InlineData("«given»(step) ? 1 : 2", "LRX4003")]
    public void Mistake_MarkedInTheFormula_IsReportedThere(string marked, params string[] codes)
    {
        string formula = marked.Replace("«", "").Replace("»", "");
        var spans = new List<(int, int)>();
        for (int start = marked.IndexOf('«'), shift = 0; start >= 0; start = marked.IndexOf('«', start + 1), shift += 2)
            spans.Add((start - shift, marked.IndexOf('»', start) - start - 1));

        Schedule.TryCompile(formula, null, out _, out var diagnostics);

        Assert.Equal(codes.Order(), diagnostics.Select(diagnostic => diagnostic.Code).Order());
        Assert.All(spans, span => Assert.Contains(span, diagnostics.Select(diagnostic => (diagnostic.Span.Start, diagnostic.Span.Length))));
    }
}
