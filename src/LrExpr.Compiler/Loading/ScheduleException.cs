namespace LrExpr;

/// <summary>A formula or a configuration has errors; all of them are in <see cref="Diagnostics"/>.</summary>
/// <example>
/// <code>
/// try { Schedule.Compile("0.1 * stp"); }
/// catch (ScheduleException wrong) { Console.WriteLine(wrong.Diagnostics[0].Code); } // LRX2001
/// </code>
/// </example>
public sealed class ScheduleException : Exception
{
    /// <summary>Creates an exception for what was found wrong.</summary>
    /// <param name="diagnostics">What was found, errors and warnings.</param>
    public ScheduleException(IReadOnlyList<Diagnostic> diagnostics)
        : base(string.Join(Environment.NewLine, (diagnostics ?? throw new ArgumentNullException(nameof(diagnostics))).Select(diagnostic => diagnostic.ToString())))
    {
        Diagnostics = diagnostics;
    }

    /// <summary>What was found wrong, errors and warnings, ordered by place and position.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
