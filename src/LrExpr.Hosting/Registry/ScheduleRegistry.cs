using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using LrExpr.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace LrExpr.Registry;

/// <summary>
/// The set in use and the handles to it. Whoever makes new sets, such as a reload, hands them to <see cref="Apply"/>; nothing
/// else writes.
/// </summary>
internal sealed class ScheduleRegistry : IScheduleRegistry
{
    private const int MostDifferences = 5;

    private static readonly IReadOnlyDictionary<ConfiguredOptions, OptionsContent> NoOptions = new Dictionary<ConfiguredOptions, OptionsContent>();

    private readonly Lock _writing = new();
    private readonly ConcurrentDictionary<string, ScheduleHandle> _handles = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<ScheduleHandle, Lazy<IScheduleController>> _controllers = new();
    private readonly SnapshotReference _current = new(new ScheduleSnapshot(0, ScheduleSet.Empty, [], NoOptions));
    private readonly ILogger _logger;
    private readonly CallWatching? _watching;
    private readonly TimeProvider _time;
    private ChangeSource _nextChange = new();
    private volatile SchedulesChangedEventArgs? _lastChange;
    private volatile ScheduleRejection? _rejection;

    /// <param name="first">The set to begin with.</param>
    /// <param name="logger">Is told of every change.</param>
    /// <param name="watching">What is done with the values that handles give; null for nothing.</param>
    /// <param name="options">What stands in the sections of options; null for none.</param>
    /// <param name="time">What tells the time to handles; null for the clock of the system.</param>
    public ScheduleRegistry(
        ScheduleSet first,
        ILogger logger,
        CallWatching? watching = null,
        IReadOnlyDictionary<ConfiguredOptions, OptionsContent>? options = null,
        TimeProvider? time = null)
    {
        _time = time ?? TimeProvider.System;
        _logger = logger;
        _watching = watching;
        Replace(first, options ?? NoOptions);
        Log.Loaded(logger, first);
        LogWarnings(first, []);
    }

    public event EventHandler<SchedulesChangedEventArgs>? Changed;

    public ScheduleSnapshot Snapshot => _current.Snapshot;

    public long Revision => Snapshot.Revision;

    public IReadOnlyList<string> Names => Snapshot.Schedules.Names;

    public SchedulesChangedEventArgs? LastChange => _lastChange;

    public ScheduleRejection? Rejection => _rejection;

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

    public IScheduleController Controller(string name) => _controllers.GetOrAdd(Handle(name), handle => new(() => Create(handle), LazyThreadSafetyMode.PublicationOnly)).Value;

    private IScheduleController Create(ScheduleHandle handle)
    {
        // Refuses one whose inputs are not given.
        _ = handle.Pin().CreateController();
        return new ScheduleController(handle.Name, handle.Pin, (kept, anew) => Log.StateAdopted(_logger, handle.Name, Revision, List(kept), List(anew)), IWatchedSchedule.Of(handle));
    }

    /// <summary>Puts new values of shared parameters to use; set by what loads sets.</summary>
    public Func<ScheduleParameters, long>? SetParameters { get; set; }

    public Task<long> SetParametersAsync(ScheduleParameters parameters, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var set = SetParameters ?? throw new InvalidOperationException("nothing loads the schedules of this registry");
        return Task.Run(() => set(parameters), cancellationToken);
    }

    /// <summary>The last call of each schedule there is now, as far as it was called.</summary>
    public IReadOnlyList<(string Schedule, long Step, double Value)> LastCalls() =>
        [.. from name in Names let call = _handles[name].LastCall where call is not null select (name, call.Value.Step, call.Value.Value)];

    public IEnumerator<ISchedule> GetEnumerator() => Names.Select(name => _handles[name]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public IChangeToken GetChangeToken() => Volatile.Read(ref _nextChange).Token;

    /// <summary>The handle of a schedule that there is or was; null where there never was one.</summary>
    public ScheduleHandle? FindEver(string name) => _handles.GetValueOrDefault(name);

    /// <summary>Puts a set to use and tells the listeners; if it is the one in use, only the options are exchanged.</summary>
    /// <param name="set">The set.</param>
    /// <param name="options">What stands in the sections of options; null where that is what it was.</param>
    /// <param name="rejection">Why the configuration as it is now is not in use; null where it is.</param>
    /// <returns>What changed.</returns>
    public SchedulesChangedEventArgs Apply(
        ScheduleSet set, IReadOnlyDictionary<ConfiguredOptions, OptionsContent>? options = null, ScheduleRejection? rejection = null)
    {
        SchedulesChangedEventArgs change;
        ChangeSource happened;
        lock (_writing)
        {
            change = Replace(set, options ?? Snapshot.Options);
            _rejection = rejection;
            if (ReferenceEquals(change.Previous.Schedules, set))
                return change;
            _lastChange = change;
            happened = Interlocked.Exchange(ref _nextChange, new ChangeSource());
        }

        LogChange(change);
        LogWarnings(set, change.Previous.Schedules.Warnings);
        Tell(change);
        Tell(happened, change);
        return change;
    }

    /// <summary>Notes that the configuration as it is now is not in use.</summary>
    public void Reject(ScheduleRejection rejection)
    {
        _rejection = rejection;
        Log.Rejected(_logger, Revision, rejection.Reason);
    }

    /// <summary>Notes that the configuration is again that of the set in use.</summary>
    public void Recover()
    {
        _rejection = null;
        Log.Recovered(_logger, Revision);
    }

    private SchedulesChangedEventArgs Replace(ScheduleSet set, IReadOnlyDictionary<ConfiguredOptions, OptionsContent> options)
    {
        var previous = Snapshot;
        var served = previous.Served.ToList();
        foreach (var schedule in set.Names.Select(name => set[name]))
        {
            if (!_handles.TryGetValue(schedule.Name, out var handle))
            {
                var watch = _watching?.Of(schedule.Name, _current);
                _handles[schedule.Name] = new ScheduleHandle(_current, schedule.Name, served.Count, schedule, watch, _time);
                served.Add(schedule);
            }
            else
            {
                // The same code under a new description goes on being served.
                if (!schedule.SharesCodeWith(served[handle.Index]))
                    handle.Expect(schedule);
                served[handle.Index] = schedule;
            }
        }

        bool isNew = !ReferenceEquals(previous.Schedules, set) || previous.Revision == 0;
        var change = new SchedulesChangedEventArgs(previous, new ScheduleSnapshot(previous.Revision + (isNew ? 1 : 0), set, [.. served], options));
        if (isNew || !ReferenceEquals(previous.Options, options))
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

    private void Tell(ChangeSource happened, SchedulesChangedEventArgs change)
    {
        try
        {
            happened.Trigger();
        }
        catch (AggregateException exception)
        {
            Log.ListenerFailed(_logger, exception, change.Current.Revision);
        }
    }

    private void LogChange(SchedulesChangedEventArgs change)
    {
        if (!_logger.IsEnabled(LogLevel.Information))
            return;
        var changed = change.Changed.Select((name, index) => index < MostDifferences && change.Difference(name) is var (step, before, after)
            ? string.Create(CultureInfo.InvariantCulture, $"{name} (from step {step}: {before} → {after})")
            : name);
        Log.Changed(_logger, change.Current.Revision, change.Current.Schedules.ContentHash, List(change.Added), List(change.Removed), List(changed));
    }

    private static string List(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } list ? list : "none";

    private void LogWarnings(ScheduleSet set, IReadOnlyList<Diagnostic> known)
    {
        // Not by the whole text: an edit further up moves a warning to another line.
        var told = known.Select(Key).ToHashSet();
        foreach (var warning in set.Warnings.Where(warning => told.Add(Key(warning))))
            Log.Doubtful(_logger, warning.ToString());

        static (string, string, string) Key(Diagnostic warning) => (warning.Code, warning.Path, warning.Message);
    }
}
