using LrExpr.Diagnostics;
using LrExpr.Parsing;
using LrExpr.Text;

namespace LrExpr.CSharpDialect;

/// <summary>A C# formula with the usual blanks. Lines, parentheses, names, operators and numbers stay as their author wrote them.</summary>
internal static class CSharpFormatter
{
    /// <summary>The formula; null where it has an error, which is reported. Names may be those of any parameters.</summary>
    public static string? Format(SourceText source, DiagnosticBag diagnostics)
    {
        int before = diagnostics.ErrorCount;
        if (CSharpFormula.Parse(source, new CSharpScope { IsOpen = true }, diagnostics, out _) is null || diagnostics.ErrorCount > before)
            return null;
        var tokens = TextWall.Read(source, new CSharpErrors(source, new DiagnosticBag()));
        return FormulaFormatter.Format(
            source.Text,
            tokens,
            token => string.Concat(source.Text.Substring(token.Start, token.Length).Where(c => !char.IsWhiteSpace(c))),
            separatesSigns: true);
    }
}
