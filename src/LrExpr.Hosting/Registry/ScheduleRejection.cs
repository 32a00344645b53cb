namespace LrExpr;

/// <summary>A changed configuration that was not put to use, since something is wrong with it. The last good set serves on.</summary>
public sealed class ScheduleRejection
{
    internal ScheduleRejection(string reason, IReadOnlyList<Diagnostic> diagnostics, DateTimeOffset since, long timestamp)
    {
        Reason = reason;
        Diagnostics = diagnostics;
        Since = since;
        Timestamp = timestamp;
    }

    /// <summary>What is wrong, for people: one line or several.</summary>
    public string Reason { get; }

    /// <summary>The errors of the section; none where it could not be read at all.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>When the configuration ceased to be usable. A further edit that is wrong as well changes the reason only.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>The same by the clock that does not jump.</summary>
    internal long Timestamp { get; }
}
