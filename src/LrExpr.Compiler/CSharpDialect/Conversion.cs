using LrExpr.Diagnostics;
using LrExpr.Parsing;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.CSharpDialect;

/// <summary>A formula of one dialect, written in the other, without looking up what it names.</summary>
internal static class Conversion
{
    /// <summary>A formula of the language in C#, or null with what has no counterpart there.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="diagnostics">What is wrong.</param>
    /// <param name="parameters">Values to be written in the place of parameters.</param>
    public static CSharpPrinted? ToCSharp(string formula, out IReadOnlyList<Diagnostic> diagnostics, IReadOnlyDictionary<string, string>? parameters = null)
    {
        var bag = new DiagnosticBag();
        var source = new SourceText(formula, SourceText.NoPath);
        CSharpPrinted? printed = null;
        if (FormulaParser.ParseFormula(source, bag) is { } syntax && WithValues(syntax, parameters, bag) is { } whole)
        {
            printed = CSharpPrinter.Print(whole, out var culprit, out string reason);
            if (printed is null)
                bag.Add(new Diagnostic("LRX6003", DiagnosticSeverity.Error, reason, source, culprit!.Span));
        }

        diagnostics = bag.ToSorted();
        return printed;
    }

    /// <summary>A C# formula in the language, or null with what is wrong with it. Names may be those of any parameters.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="diagnostics">What is wrong.</param>
    /// <param name="parameters">Values to be written in the place of parameters, in the formula language.</param>
    public static string? ToFormula(string formula, out IReadOnlyList<Diagnostic> diagnostics, IReadOnlyDictionary<string, string>? parameters = null)
    {
        var bag = new DiagnosticBag();
        var syntax = CSharpFormula.Parse(new SourceText(formula, SourceText.NoPath), new CSharpScope { IsOpen = true }, bag, out _);
        var whole = syntax is null ? null : WithValues(syntax, parameters, bag);
        diagnostics = bag.ToSorted();
        return whole is null ? null : SyntaxPrinter.Print(whole);
    }

    /// <summary>The formula with values in the place of parameters; null where one has an error. One that nothing names is warned of.</summary>
    private static ExpressionSyntax? WithValues(ExpressionSyntax formula, IReadOnlyDictionary<string, string>? parameters, DiagnosticBag diagnostics)
    {
        var values = new Dictionary<string, ExpressionSyntax>(Names.Comparer);
        foreach (var (name, text) in parameters ?? new Dictionary<string, string>())
        {
            if (FormulaParser.ParseFormula(new SourceText(text, PathOf(name)), diagnostics) is { } value)
                values[name] = value;
        }

        if (diagnostics.HasErrors)
            return null;
        var whole = Substitution.Apply(formula, values, out var used);
        foreach (string name in values.Keys.Where(name => !used.Contains(name)))
            diagnostics.Add(new Diagnostic("LRX2902", DiagnosticSeverity.Warning, $"parameter {Printable.Quote(name)} is not used", PathOf(name)));
        return whole;
    }

    private static string PathOf(string parameter) => SourceText.NoPath + ":Parameters:" + parameter;
}
