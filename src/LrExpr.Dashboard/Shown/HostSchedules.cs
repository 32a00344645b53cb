using LrExpr.Registry;

namespace LrExpr.Shown;

/// <summary>The schedules of a running host.</summary>
internal sealed class HostSchedules : IShownSchedules
{
    private readonly ScheduleRegistry _registry;

    /// <param name="registry">The schedules.</param>
    /// <param name="application">The name of the application.</param>
    /// <param name="time">What tells the time.</param>
    public HostSchedules(ScheduleRegistry registry, string application, TimeProvider time)
    {
        (_registry, Application, Time) = (registry, application, time);
        History = new RevisionHistory(registry.Snapshot, time);
        registry.Changed += (_, change) => History.Add(change);
    }

    public string Application { get; }

    public string? CommandArguments { get; init; } = "appsettings.json";

    public ScheduleSnapshot Snapshot => _registry.Snapshot;

    public Problem? Problem => _registry.Rejection is { } rejection ? new Problem(rejection.Reason, rejection.Diagnostics, rejection.Since) : null;

    public RevisionHistory History { get; }

    public TimeProvider Time { get; }

    public IReadOnlyList<(string Schedule, long Step, double Value)> LastCalls() => _registry.LastCalls();
}
