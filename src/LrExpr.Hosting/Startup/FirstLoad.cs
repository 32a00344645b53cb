using LrExpr.Configuration;
using LrExpr.Registry;
using Microsoft.Extensions.Logging;

namespace LrExpr.Startup;

/// <summary>The set an application starts with: the whole of it, or an exception with everything that is wrong.</summary>
internal static class FirstLoad
{
    /// <exception cref="ScheduleException">There are errors, or warnings where the options count them as such.</exception>
    public static ScheduleRegistry Load(ScheduleSettings settings, ScheduleOptions options, ILogger logger)
    {
        if (!ScheduleSet.TryCompile(settings.Read(), settings.Kinds, out var set, out var diagnostics) || (options.WarningsAsErrors && diagnostics.Count > 0))
            throw new ScheduleException(diagnostics);
        if (set.Names.Count == 0)
            Log.NoSchedules(logger, settings.Path);
        return new ScheduleRegistry(set, logger);
    }
}
