using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using LrExpr.Configuration;
using LrExpr.Observability;
using LrExpr.Registry;
using LrExpr.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace LrExpr.Reload;

/// <summary>
/// Loads the set an application starts with, and then a new one whenever the configuration changes, for ever. What is wrong at the start is
/// thrown; what is wrong later leaves the last good set in use.
/// </summary>
internal sealed class LiveSchedules : IDisposable
{
    private readonly ScheduleSettings _settings;
    private readonly ScheduleOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ScheduleMeter _meter;
    private readonly StableReader _reader;
    private readonly SourceFaults _faults;
    private readonly Debounce _debounce;
    private readonly IDisposable? _subscription;
    private readonly Lock _loading = new();
    private Reading _accepted;
    private volatile bool _isDisposed;

    /// <exception cref="ScheduleException">There are errors, or warnings where the options count them as such.</exception>
    public LiveSchedules(ScheduleSettings settings, ScheduleOptions options, TimeProvider time, ILogger logger, ScheduleMeter meter)
    {
        _settings = settings;
        _options = options;
        _time = time;
        _logger = logger;
        _meter = meter;
        _reader = new StableReader(settings);
        _debounce = new Debounce(time, options.ReloadDelay, Reload);
        _faults = new SourceFaults(_debounce.Signal);
        try
        {
            lock (_loading)
            {
                // Listening begins before reading, so that no change falls between the two.
                _subscription = settings.OnChange(OnChange);
                _faults.Observe(settings.Providers);
                (_accepted, Registry) = Start();
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public ScheduleRegistry Registry { get; }

    public void Dispose()
    {
        _isDisposed = true;
        _subscription?.Dispose();
        _faults.Dispose();
        _debounce.Dispose();
    }

    private (Reading, ScheduleRegistry) Start()
    {
        var reading = _reader.Read() ?? new Reading(_settings.Read(), _settings.HasSection, _settings.ContributingFiles());
        if (!Load(reading.Setting, ScheduleSet.Empty, out var set, out var diagnostics))
            throw new ScheduleException(diagnostics);
        if (set.Names.Count == 0)
            Log.NoSchedules(_logger, _settings.Path, _settings.MissingFiles is { } files ? "; " + files : "");
        if (!RuntimeFeature.IsDynamicCodeCompiled)
            Log.Interpreted(_logger);
        var registry = new ScheduleRegistry(set, _logger, Watching());
        _meter.Observe(registry);
        if (_options.ObserveLastCalls)
            _meter.ObserveLastCalls(registry);
        return (reading, registry);
    }

    private CallWatching Watching() => new()
    {
        NonFiniteCounter = _meter.NonFinite,
        Logger = _logger,
        CountsNonFinite = _options.CountNonFiniteValues,
        NonFinite = _options.NonFinite,
        NonFiniteFor = _options.NonFiniteFor,
        ObservesLastCalls = _options.ObserveLastCalls,
    };

    private void OnChange()
    {
        // Sources may have come or gone; one that fails to load from now on must be heard of.
        _faults.Observe(_settings.Providers);
        _debounce.Signal();
    }

    private void Reload()
    {
        try
        {
            lock (_loading)
            {
                if (!_isDisposed)
                    Load();
            }
        }
#pragma warning disable CA1031 // Whatever a configuration source throws, the last good set serves and the next change is heard.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.ReloadFailed(_logger, exception, Registry.Revision);
            Reject($"it could not be loaded: {exception.Message}", []);
        }
    }

    private void Load()
    {
        var faults = _faults.Of(_accepted.Files);
        if (faults.Count > 0)
        {
            Reject(string.Join('\n', faults), []);
            return;
        }

        if (_reader.Read() is not { } reading)
        {
            _debounce.Signal();
            return;
        }

        if (_accepted.HasSection && !reading.HasSection)
            Reject($"section '{_settings.Path}' is gone; an empty one would remove all schedules", []);
        else if (SettingContent.IsSame(reading.Setting, _accepted.Setting))
            Keep(reading);
        else if (Load(reading.Setting, Registry.Snapshot.Schedules, out var set, out var diagnostics))
            Accept(reading, set);
        else
            Reject(new ScheduleException(diagnostics).Message, diagnostics);
    }

    private bool Load(
        Setting setting,
        ScheduleSet previous,
        [NotNullWhen(true)] out ScheduleSet? set,
        out IReadOnlyList<Diagnostic> diagnostics)
    {
        _ = ScheduleSet.TryLoad(setting, _settings.Kinds, previous, out set, out diagnostics);
        var missing = _settings.Missing(setting).ToList();
        diagnostics = _settings.Locate([.. diagnostics, .. missing]);
        set = set?.With(diagnostics);
        return set is not null && missing.Count == 0 && !(_options.WarningsAsErrors && diagnostics.Count > 0);
    }

    private void Accept(Reading reading, ScheduleSet set)
    {
        _accepted = reading;
        _meter.Accepted(Registry.Apply(set));
    }

    /// <summary>Saved without a change, or an edit that was not usable has been taken back.</summary>
    private void Keep(Reading reading)
    {
        _accepted = reading;
        if (Registry.Rejection is not null)
            Registry.Recover();
    }

    private void Reject(string reason, IReadOnlyList<Diagnostic> diagnostics)
    {
        // One fault makes several signals; it is told once.
        var before = Registry.Rejection;
        if (before?.Reason == reason)
            return;
        _meter.Rejected();
        Registry.Reject(new ScheduleRejection(reason, diagnostics, before?.Since ?? _time.GetUtcNow(), before?.Timestamp ?? _time.GetTimestamp()));
    }
}
