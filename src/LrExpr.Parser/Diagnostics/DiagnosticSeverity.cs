namespace LrExpr;

/// <summary>How serious a <see cref="Diagnostic"/> is.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Probably a mistake; what was written is used all the same.</summary>
    Warning,

    /// <summary>A mistake; nothing of a configuration with an error is put to use.</summary>
    Error,
}
