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
    private static readonly string[] OfContainers = [" Microsoft.Extensions.DependencyInjection.", " System.Collections.Concurrent."];

    /// <summary>Creates an exception for what was found wrong.</summary>
    /// <param name="diagnostics">What was found, errors and warnings.</param>
    public ScheduleException(IReadOnlyList<Diagnostic> diagnostics)
        : base(string.Join(Environment.NewLine, (diagnostics ?? throw new ArgumentNullException(nameof(diagnostics))).Select(diagnostic => diagnostic.ToString())))
    {
        Diagnostics = diagnostics;
    }

    /// <summary>What was found wrong, errors and warnings, ordered by place and position.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Where it was thrown, without the frames of a container: at the start of a host there are dozens, which would push the diagnostics off the screen.</summary>
    public override string? StackTrace => base.StackTrace is not { } trace ? null
        : string.Join(Environment.NewLine, trace.Split(Environment.NewLine).Where(frame => !OfContainers.Any(name => frame.Contains(name, StringComparison.Ordinal))));
}
