using System.Globalization;
using LrExpr.Text;

namespace LrExpr.Diagnostics;

/// <summary>Collects diagnostics. What is reported for one text is limited, so that a wrong formula cannot flood a log.</summary>
internal sealed class DiagnosticBag
{
    private const int MostForOneText = 20;

    /// <summary>Most of what is looked at is right.</summary>
    private List<Diagnostic>? _diagnostics;

    public int Count => _diagnostics?.Count ?? 0;

    public int ErrorCount { get; private set; }

    public bool HasErrors => ErrorCount > 0;

    public void Add(Diagnostic diagnostic)
    {
        (_diagnostics ??= []).Add(diagnostic);
        if (diagnostic.Severity == DiagnosticSeverity.Error)
            ErrorCount++;
    }

    /// <summary>What was reported, as it was reported.</summary>
    public IReadOnlyList<Diagnostic> All => _diagnostics ?? (IReadOnlyList<Diagnostic>)[];

    /// <summary>What was reported, ordered by place and then by position, with the surplus of any one text counted instead of shown.</summary>
    public IReadOnlyList<Diagnostic> ToSorted() => _diagnostics is null ? [] : Sorted(_diagnostics);

    private static IReadOnlyList<Diagnostic> Sorted(List<Diagnostic> diagnostics)
    {
        var sorted = new List<Diagnostic>(diagnostics.Count);
        foreach (var place in diagnostics
            .GroupBy(diagnostic => diagnostic.Path, StringComparer.OrdinalIgnoreCase)
            .OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase))
        {
            var ordered = place.OrderBy(diagnostic => diagnostic.Span.Start).ToList();
            sorted.AddRange(ordered.Take(MostForOneText));
            if (ordered.Count > MostForOneText)
                sorted.Add(Surplus(ordered, ordered.Count - MostForOneText));
        }

        return sorted;
    }

    private static Diagnostic Surplus(List<Diagnostic> ordered, int count)
    {
        var first = ordered[MostForOneText];
        string message = string.Create(CultureInfo.InvariantCulture, $"and {count} more like these, which are not shown");
        bool hasError = ordered.Skip(MostForOneText).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var severity = hasError ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
        return first.Source is { } source
            ? new Diagnostic(first.Code, severity, message, source, new TextSpan(first.Span.Start, 0))
            : new Diagnostic(first.Code, severity, message, first.Path, first.File);
    }
}
