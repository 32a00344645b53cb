namespace LrExpr.Binding;

/// <summary>Whether values that are only tried are wrong for a kind: what is wrong with them is of no interest.</summary>
internal sealed class KindFaults : IKindReporter
{
    public bool Any { get; private set; }

    public void Report(string code, DiagnosticSeverity severity, string message, IReadOnlyList<ParameterSymbol> parameters) => Any |= severity == DiagnosticSeverity.Error;
}
