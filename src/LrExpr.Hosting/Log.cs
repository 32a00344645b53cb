using Microsoft.Extensions.Logging;

namespace LrExpr;

/// <summary>All that is logged. The numbers of the events are stable.</summary>
internal static partial class Log
{
    public const string Category = "LrExpr";

    [LoggerMessage(1, LogLevel.Information, "{Count} schedules are in use")]
    public static partial void Loaded(ILogger logger, int count);

    [LoggerMessage(2, LogLevel.Warning, "{Diagnostic}")]
    public static partial void Doubtful(ILogger logger, string diagnostic);

    [LoggerMessage(3, LogLevel.Warning, "there are no schedules: configuration section '{Section}' is missing or has none, and code defines none")]
    public static partial void NoSchedules(ILogger logger, string section);

    [LoggerMessage(4, LogLevel.Information, "schedules changed, revision {Revision}: added {Added}, removed {Removed}, changed {Changed}")]
    public static partial void Changed(ILogger logger, long revision, IReadOnlyList<string> added, IReadOnlyList<string> removed, IReadOnlyList<string> changed);

    [LoggerMessage(5, LogLevel.Error, "a listener failed when it was told of revision {Revision} of the schedules")]
    public static partial void ListenerFailed(ILogger logger, Exception exception, long revision);
}
