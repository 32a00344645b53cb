using LrExpr.Cli.Input;
using LrExpr.Registry;
using LrExpr.Shown;

namespace LrExpr.Cli.Exploration;

/// <summary>The schedules of files as a page shows them. Where the files are broken from the beginning, it shows why until they are not.</summary>
/// <param name="live">The files, followed as a host follows them.</param>
/// <param name="input">Which files they are.</param>
internal sealed class ServedFiles(LiveConfiguration live, ConfigurationInput input) : IShownSchedules
{
    private static readonly ScheduleSnapshot Nothing = FixedSchedules.SnapshotOf(0, ScheduleSet.Empty);

    private readonly Lock _looking = new();
    private readonly RevisionHistory _none = new(Nothing, TimeProvider.System);
    private volatile HostSchedules? _host;
    private volatile Problem? _problem;

    public string Application { get; } = string.Join(" + ", input.Files.Select(Path.GetFileName));

    public string? CommandArguments { get; } = FixedSchedules.ArgumentsOf(input);

    public ScheduleSnapshot Snapshot => Host()?.Snapshot ?? Nothing;

    public Problem? Problem => Host() is { } host ? host.Problem : _problem;

    public RevisionHistory History => Host()?.History ?? _none;

    public TimeProvider Time => TimeProvider.System;

    public IReadOnlyList<(string Schedule, long Step, double Value)> LastCalls() => [];

    private HostSchedules? Host()
    {
        if (_host is { } known)
            return known;
        lock (_looking)
        {
            if (_host is { } found)
                return found;
            var state = live.Look();
            if (live.Registry is ScheduleRegistry registry)
                return _host = new HostSchedules(registry, Application, Time) { CommandArguments = CommandArguments };
            if (_problem?.Reason != state.Problem)
                _problem = new Problem(state.Problem ?? "", state.Diagnostics, _problem?.Since ?? Time.GetUtcNow());
            return null;
        }
    }
}
