using LrExpr.Text;

namespace LrExpr.Diagnostics;

/// <summary>
/// Collects what is wrong with one text of another program. Lines are counted and diagnostics made for those alone that are shown: a hostile text
/// has a fault in every tenth character.
/// </summary>
internal sealed class TextFaults(SourceText source)
{
    private const int Most = 20;

    /// <summary>What is wrong in one place for two reasons that say the same is told once.</summary>
    private readonly HashSet<Fault> _known = [];
    private readonly List<Fault> _faults = [];

    public SourceText Source => source;

    public bool HasErrors { get; private set; }

    public void Add(string code, TextSpan span, string message, string? hint = null, DiagnosticSeverity severity = DiagnosticSeverity.Error, string? path = null)
    {
        var fault = new Fault(code, severity, message, path ?? source.Path, span, hint);
        if (_known.Add(fault))
            _faults.Add(fault);
        HasErrors |= severity == DiagnosticSeverity.Error;
    }

    /// <summary>In the order of the text; of many faults the first, and how many more there are.</summary>
    public IEnumerable<Diagnostic> ToDiagnostics()
    {
        // Errors are not pushed out by warnings.
        var shown = _faults.OrderByDescending(fault => fault.Severity).ThenBy(fault => fault.Span.Start).Take(Most).OrderBy(fault => fault.Span.Start).ToList();
        foreach (var fault in shown)
            yield return new Diagnostic(fault.Code, fault.Severity, fault.Message, At(fault), fault.Span, fault.Hint);
        if (_faults.Count <= Most)
            yield break;
        var last = shown[^1];
        string message = FormattableString.Invariant($"and {_faults.Count - Most} more like these, which are not shown");
        yield return new Diagnostic(last.Code, last.Severity, message, At(last), last.Span with { Length = 0 });
    }

    private SourceText At(Fault fault) => new(source.Text, fault.Path, source.File);

    private sealed record Fault(string Code, DiagnosticSeverity Severity, string Message, string Path, TextSpan Span, string? Hint);
}
