using LrExpr.Diagnostics;
using LrExpr.Parsing;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.CSharpDialect;

/// <summary>A formula of one dialect, written in the other, without looking up what it names.</summary>
internal static class Conversion
{
    /// <summary>A formula of the language in C#, or null with what has no counterpart there.</summary>
    public static CSharpPrinted? ToCSharp(string formula, out IReadOnlyList<Diagnostic> diagnostics)
    {
        var bag = new DiagnosticBag();
        var source = new SourceText(formula, SourceText.NoPath);
        CSharpPrinted? printed = null;
        if (FormulaParser.ParseFormula(source, bag) is { } syntax)
        {
            printed = CSharpPrinter.Print(syntax, out var culprit, out string reason);
            if (printed is null)
                bag.Add(new Diagnostic("LRX6003", DiagnosticSeverity.Error, reason, source, culprit!.Span));
        }

        diagnostics = bag.ToSorted();
        return printed;
    }

    /// <summary>A C# formula in the language, or null with what is wrong with it. Names may be those of any parameters.</summary>
    public static string? ToFormula(string formula, out IReadOnlyList<Diagnostic> diagnostics)
    {
        var bag = new DiagnosticBag();
        var syntax = CSharpFormula.Parse(new SourceText(formula, SourceText.NoPath), new CSharpScope { IsOpen = true }, bag, out _);
        diagnostics = bag.ToSorted();
        return syntax is null ? null : SyntaxPrinter.Print(syntax);
    }
}
