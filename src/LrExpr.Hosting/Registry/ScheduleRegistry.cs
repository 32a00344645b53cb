using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace LrExpr.Registry;

/// <summary>
/// The set in use and the handles to it. Whoever makes new sets, such as a reload, hands them to <see cref="Apply"/>; nothing
/// else writes.
/// </summary>
internal sealed class ScheduleRegistry : IScheduleRegistry
{
    private readonly Lock _writing = new();
    private readonly ConcurrentDictionary<string, ScheduleHandle> _handles = new(StringComparer.OrdinalIgnoreCase);
    private readonly SnapshotReference _current = new(new ScheduleSnapshot(0, ScheduleSet.Empty, []));
    private readonly ILogger _logger;

    public ScheduleRegistry(ScheduleSet first, ILogger logger)
    {
        _logger = logger;
        Replace(first);
        Log.Loaded(logger, first.Names.Count);
        LogWarnings(first, []);
    }

    public event EventHandler<SchedulesChangedEventArgs>? Changed;

    public ScheduleSnapshot Snapshot => _current.Snapshot;

    public long Revision => Snapshot.Revision;

    public IReadOnlyList<string> Names => Snapshot.Schedules.Names;

    public ISchedule this[string name] => Handle(name);

    public bool TryGet(string name, [NotNullWhen(true)] out ISchedule? schedule)
    {
        ArgumentNullException.ThrowIfNull(name);
        schedule = Snapshot.Schedules.TryGet(name, out _) ? _handles[name] : null;
        return schedule is not null;
    }

    public ScheduleHandle Handle(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Snapshot.Schedules.TryGet(name, out _) ? _handles[name] : throw new KeyNotFoundException(UnknownSchedule.Message(name, Names));
    }

    public IEnumerator<ISchedule> GetEnumerator() => Names.Select(name => _handles[name]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Puts a set to use and tells the listeners; where no schedule differs, nothing happens.</summary>
    /// <returns>What changed.</returns>
    public SchedulesChangedEventArgs Apply(ScheduleSet set)
    {
        SchedulesChangedEventArgs change;
        lock (_writing)
        {
            change = Replace(set);
        }

        if (!change.IsEmpty)
        {
            Log.Changed(_logger, change.Current.Revision, change.Added, change.Removed, change.Changed);
            LogWarnings(set, change.Previous.Schedules.Warnings);
            Tell(change);
        }

        return change;
    }

    private SchedulesChangedEventArgs Replace(ScheduleSet set)
    {
        var previous = Snapshot;
        var served = previous.Served.ToList();
        foreach (var schedule in set.Names.Select(name => set[name]))
        {
            if (!_handles.TryGetValue(schedule.Name, out var handle))
            {
                _handles[schedule.Name] = new ScheduleHandle(_current, schedule.Name, served.Count, schedule);
                served.Add(schedule);
            }
            else if (!ReferenceEquals(served[handle.Index], schedule))
            {
                handle.Expect(schedule);
                served[handle.Index] = schedule;
            }
        }

        var change = new SchedulesChangedEventArgs(previous, new ScheduleSnapshot(previous.Revision + 1, set, [.. served]));
        if (!change.IsEmpty || previous.Revision == 0)
            _current.Snapshot = change.Current;
        return change;
    }

    private void Tell(SchedulesChangedEventArgs change)
    {
        foreach (var listener in Delegate.EnumerateInvocationList(Changed))
        {
            try
            {
                listener(this, change);
            }
#pragma warning disable CA1031 // Whatever a listener throws, the others must hear of the change.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Log.ListenerFailed(_logger, exception, change.Current.Revision);
            }
        }
    }

    private void LogWarnings(ScheduleSet set, IReadOnlyList<Diagnostic> known)
    {
        var texts = known.Select(warning => warning.ToString()).ToHashSet();
        foreach (string text in set.Warnings.Select(warning => warning.ToString()))
        {
            if (texts.Add(text))
                Log.Doubtful(_logger, text);
        }
    }
}
