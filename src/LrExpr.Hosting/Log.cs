using Microsoft.Extensions.Logging;

namespace LrExpr;

/// <summary>All that is logged. The numbers of the events are stable.</summary>
internal static partial class Log
{
    public const string Category = "LrExpr";

    [LoggerMessage(1, LogLevel.Information, "{Count} {Schedules} in use, content {ContentHash}")]
    private static partial void Loaded(ILogger logger, int count, string schedules, string contentHash);

    public static void Loaded(ILogger logger, ScheduleSet set)
    {
        // Thousands of schedules are not hashed for a log that nobody keeps.
        if (logger.IsEnabled(LogLevel.Information))
            Loaded(logger, set.Names.Count, set.Names.Count == 1 ? "schedule is" : "schedules are", set.ContentHash);
    }

    [LoggerMessage(2, LogLevel.Warning, "{Diagnostic}")]
    public static partial void Doubtful(ILogger logger, string diagnostic);

    [LoggerMessage(3, LogLevel.Warning, "there are no schedules: configuration section '{Section}' is missing or has none, and code defines none{Reason}")]
    public static partial void NoSchedules(ILogger logger, string section, string reason);

    [LoggerMessage(4, LogLevel.Information, "schedules changed, revision {Revision}, content {ContentHash}: added {Added}, removed {Removed}, changed {Changed}")]
    public static partial void Changed(ILogger logger, long revision, string contentHash, string added, string removed, string changed);

    [LoggerMessage(5, LogLevel.Error, "a listener failed when it was told of revision {Revision} of the schedules")]
    public static partial void ListenerFailed(ILogger logger, Exception exception, long revision);

    [LoggerMessage(6, LogLevel.Error, "the changed configuration is not used, revision {Revision} serves on: {Reason}")]
    public static partial void Rejected(ILogger logger, long revision, string reason);

    [LoggerMessage(7, LogLevel.Information, "the configuration is again that of revision {Revision}")]
    public static partial void Recovered(ILogger logger, long revision);

    [LoggerMessage(8, LogLevel.Error, "a reload failed unexpectedly, revision {Revision} serves on")]
    public static partial void ReloadFailed(ILogger logger, Exception exception, long revision);

    [LoggerMessage(9, LogLevel.Information, "this platform does not generate code, so schedules are evaluated without it, which takes longer")]
    public static partial void Interpreted(ILogger logger);

    [LoggerMessage(10, LogLevel.Warning, "schedule '{Schedule}' is {Value} at step {Step} in revision {Revision}, and {Given} is given; further such values of this revision are counted only")]
    public static partial void NonFinite(ILogger logger, string schedule, double value, long step, long revision, double given);

    [LoggerMessage(11, LogLevel.Information, "options changed, revision {Revision} of the schedules: {Options}")]
    public static partial void OptionsChanged(ILogger logger, long revision, string options);

    [LoggerMessage(12, LogLevel.Information, "schedule '{Schedule}' is another in revision {Revision}; of what it has heard it keeps {Kept} and begins anew with {Anew}")]
    public static partial void StateAdopted(ILogger logger, string schedule, long revision, string kept, string anew);
}
