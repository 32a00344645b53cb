using System.Diagnostics.Metrics;
using LrExpr.Registry;

namespace LrExpr.Observability;

/// <summary>All that is measured. Names and units are stable; they are listed in <c>docs/observability.md</c>.</summary>
internal sealed class ScheduleMeter : IDisposable
{
    public const string Name = "LrExpr";

    private readonly Meter _meter;
    private readonly bool _ownsMeter;
    private readonly TimeProvider _time;
    private readonly Counter<long> _loads;
    private readonly Counter<long> _reloads;
    private long _lastReload;

    /// <param name="factory">Makes meters; null where the application has none.</param>
    /// <param name="time">The clock.</param>
    public ScheduleMeter(IMeterFactory? factory, TimeProvider time)
    {
        _meter = factory?.Create(Name) ?? new Meter(Name);
        _ownsMeter = factory is null;
        _time = time;
        _loads = _meter.CreateCounter<long>("lrexpr.schedules.loaded", "{schedule}", "Schedules that a load made, because they are new or their values changed.");
        _reloads = _meter.CreateCounter<long>("lrexpr.reloads", "{reload}", "Changed configurations, by whether they were put to use.");
        NonFinite = _meter.CreateCounter<long>("lrexpr.evaluation.errors", "{value}", "Values that were NaN or infinite.");
    }

    /// <summary>Counts values that are not finite.</summary>
    public Counter<long> NonFinite { get; }

    /// <summary>Reports on the set in use, all of whose schedules have just been loaded.</summary>
    public void Observe(ScheduleRegistry registry)
    {
        Loaded();
        _loads.Add(registry.Names.Count);
        _meter.CreateObservableUpDownCounter("lrexpr.schedules", () => registry.Names.Count, "{schedule}", "Schedules in use.");
        _meter.CreateObservableGauge("lrexpr.revision", () => registry.Revision, "{revision}", "The number of the set in use.");
        _meter.CreateObservableGauge("lrexpr.info", () => new Measurement<int>(1, new KeyValuePair<string, object?>("lrexpr.content_hash", registry.Snapshot.Schedules.ContentHash)), "{set}", "1, with what the set in use means as a tag.");
        _meter.CreateObservableGauge("lrexpr.rejected", () => registry.Rejection is null ? 0 : 1, "{set}", "1 while the configuration is not in use because of errors, else 0.");
        _meter.CreateObservableGauge("lrexpr.last_reload", () => Interlocked.Read(ref _lastReload) / 1000.0, "s", "When the set in use was loaded, in Unix time.");
    }

    /// <summary>Reports the last call of each schedule as well.</summary>
    public void ObserveLastCalls(ScheduleRegistry registry) => _ = new LastCallGauges(_meter, registry);

    public void Accepted(SchedulesChangedEventArgs change)
    {
        Loaded();
        _loads.Add(change.Added.Count + change.Changed.Count);
        _reloads.Add(1, new KeyValuePair<string, object?>("lrexpr.outcome", "accepted"));
    }

    public void Rejected() => _reloads.Add(1, new KeyValuePair<string, object?>("lrexpr.outcome", "rejected"));

    public void Dispose()
    {
        if (_ownsMeter)
            _meter.Dispose();
    }

    private void Loaded() => Interlocked.Exchange(ref _lastReload, _time.GetUtcNow().ToUnixTimeMilliseconds());
}
