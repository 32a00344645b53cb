using LrExpr.Binding;
using LrExpr.Diagnostics;
using LrExpr.Text;

namespace LrExpr.Loading;

/// <summary>Reports at positions of a text.</summary>
internal sealed class SourceReporter(SourceText source, DiagnosticBag diagnostics) : IBindingReporter
{
    public void Report(string code, DiagnosticSeverity severity, TextSpan span, string message, string? hint = null) =>
        diagnostics.Add(new Diagnostic(code, severity, message, source, span, hint));
}
