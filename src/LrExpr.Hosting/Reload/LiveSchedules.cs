using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using LrExpr.Configuration;
using LrExpr.Observability;
using LrExpr.Options;
using LrExpr.Registry;
using LrExpr.Settings;
using LrExpr.Text;
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
    private readonly IReadOnlyList<OptionsBinding> _bindings;
    private Reading _accepted;
    private IReadOnlyCollection<Setting> _parameters = [];
    private volatile bool _isDisposed;

    /// <param name="settings">What is loaded.</param>
    /// <param name="bindings">The options that have schedules.</param>
    /// <param name="options">How it is loaded.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Is told of what happens.</param>
    /// <param name="meter">Counts it.</param>
    /// <exception cref="ScheduleException">There are errors, or warnings where the options count them as such.</exception>
    public LiveSchedules(
        ScheduleSettings settings, IReadOnlyList<OptionsBinding> bindings, ScheduleOptions options, TimeProvider time, ILogger logger, ScheduleMeter meter)
    {
        _bindings = bindings;
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
        var reading = _reader.Read() ?? _settings.Read();
        if (!Load(reading, [], null, out var set, out var diagnostics))
            throw new ScheduleException(diagnostics);
        if (set.Names.Count == 0)
            Log.NoSchedules(_logger, _settings.Path, _settings.MissingFiles is { } files ? "; " + files : "");
        if (!RuntimeFeature.IsDynamicCodeCompiled)
            Log.Interpreted(_logger);
        var registry = new ScheduleRegistry(set, _logger, Watching(), reading.Options, _time) { SetParameters = SetParameters };
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

        if (_accepted.Parts.Except(reading.Parts, StringComparer.OrdinalIgnoreCase).FirstOrDefault(HadSchedules) is { } gone)
            Reject($"section '{gone}' is gone; an empty one would remove all schedules", []);
        else if (reading.IsSame(_accepted))
            Keep(reading);
        else if (Load(reading, _parameters, Registry.Snapshot, out var set, out var diagnostics))
            Accept(reading, set);
        else
            Reject(new ScheduleException(diagnostics).Message, diagnostics);
    }

    /// <summary>Whether a part that is gone takes schedules with it: options may have none.</summary>
    private bool HadSchedules(string path) =>
        _accepted.Options.Where(options => options.Key.Path.Equals(path, StringComparison.OrdinalIgnoreCase)).ToList() is not { Count: > 0 } same || same.Exists(options => options.Value.Schedules.Count > 0);

    private bool Load(
        Reading reading,
        IReadOnlyCollection<Setting> parameters,
        ScheduleSnapshot? previous,
        [NotNullWhen(true)] out ScheduleSet? set,
        out IReadOnlyList<Diagnostic> diagnostics)
    {
        // Where only other settings of options have changed, the schedules are those that are in use.
        if (previous is not null && ReferenceEquals(parameters, _parameters) && reading.Content.IsSame(_accepted.Content))
            (set, diagnostics) = (previous.Schedules, previous.Schedules.Warnings);
        else
            _ = ScheduleSet.TryLoad(reading.With(parameters), _settings.Kinds, previous?.Schedules ?? ScheduleSet.Empty, out set, out diagnostics);
        var faults = _settings.Missing(reading, set).Concat(set is null ? [] : _settings.OfOtherInputs(set)).Concat(NewInputs(set, previous)).Concat(NewSignals(set, previous)).Concat(Check(reading, set, previous)).ToList();
        diagnostics = _settings.Locate([.. diagnostics, .. faults]);
        if (set is not null && !ReferenceEquals(set, previous?.Schedules))
            set = set.With(diagnostics);
        return set is not null && faults.Count == 0 && !(_options.WarningsAsErrors && diagnostics.Count > 0);
    }

    /// <summary>An input that code which is running does not give: an edit that asks for one would make calls fail.</summary>
    private static IEnumerable<Diagnostic> NewInputs(ScheduleSet? set, ScheduleSnapshot? previous) => set is null || previous is null || ReferenceEquals(set, previous.Schedules) ? [] :
        from name in set.Names
        let inputs = set[name].Inputs
        where inputs.Count > 0 && previous.Schedules.TryGet(name, out _)
        let known = previous.Schedules[name].Inputs
        from input in inputs
        where input.Default is null && !known.Any(one => one.Default is null && one.Name.Equals(input.Name, StringComparison.OrdinalIgnoreCase))
        select new Diagnostic(
            "LRX3015", DiagnosticSeverity.Error, $"schedule {Printable.Quote(name)} needs a new input {Printable.Quote(input.Name)}, which running code does not give; give it a default", input.Path, input.File);

    /// <summary>A signal that reports do not give yet, likewise; and a metric without a name that would be told to another signal, or to none that is known.</summary>
    private static IEnumerable<Diagnostic> NewSignals(ScheduleSet? set, ScheduleSnapshot? previous) => set is null || previous is null || ReferenceEquals(set, previous.Schedules) ? [] :
        from name in set.Names
        let after = set[name]
        where after.Listens && previous.Schedules.TryGet(name, out _)
        let before = previous.Schedules[name]
        let known = before.Signals.Where(signal => signal.Default is null).Select(signal => signal.Name).ToHashSet(StringComparer.OrdinalIgnoreCase)
        let isNamed = before.NeedsNames || !(after.NeedsNames || before.MetricSignal is { } metric && after.MetricSignal is { } other && !metric.Equals(other, StringComparison.OrdinalIgnoreCase))
        from signal in after.Signals.DistinctBy(signal => signal.Name, StringComparer.OrdinalIgnoreCase)
        where isNamed ? before.Listens && signal.Default is null && !known.Contains(signal.Name) : !before.Signals.Any(one => one.Name.Equals(signal.Name, StringComparison.OrdinalIgnoreCase))
        select new Diagnostic(
            "LRX3015", DiagnosticSeverity.Error, $"schedule {Printable.Quote(name)} needs a new signal {Printable.Quote(signal.Name)}, which reports do not give{(isNamed ? "; give it a default" : " by its name")}", signal.Path, signal.File);

    /// <summary>What is wrong with options, apart from their schedules: those that say something new, and those whose schedules are new.</summary>
    private IEnumerable<Diagnostic> Check(Reading reading, ScheduleSet? set, ScheduleSnapshot? previous)
    {
        return new OptionsTrial(reading.Options, set, isReload: previous is not null).Of(_bindings.Where(binding => reading.Options[binding] is var content
            && (previous is null || !content.IsSame(previous.Options[binding]) || content.Schedules.Values.Any(schedule => IsNew(schedule.Name)))));

        bool IsNew(string name) => set is not null && !ReferenceEquals(previous!.Schedules, set)
            && set.TryGet(name, out var after) && !(previous.Schedules.TryGet(name, out var before) && before.SharesCodeWith(after));
    }

    private void Accept(Reading reading, ScheduleSet set)
    {
        var previous = Registry.Snapshot;
        _accepted = reading;
        var change = Registry.Apply(set, reading.Options);
        if (!ReferenceEquals(set, previous.Schedules))
            _meter.Accepted(change);
        if (_bindings.Where(binding => !reading.Options[binding].IsSame(previous.Options[binding])).Select(binding => binding.Path).Distinct(StringComparer.OrdinalIgnoreCase).ToList() is { Count: > 0 } edited)
            Log.OptionsChanged(_logger, change.Current.Revision, string.Join(", ", edited));
        Tell(previous, change);
    }

    /// <summary>Tells those whose options have changed, now that everything is in use.</summary>
    private void Tell(ScheduleSnapshot previous, SchedulesChangedEventArgs change)
    {
        var changed = change.Added.Concat(change.Changed).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var news = _bindings.Where(binding => change.Current.Options[binding] is var content
            && (!content.IsSame(previous.Options[binding]) || content.Schedules.Values.Any(schedule => changed.Contains(schedule.Name)))).ToList();

        // Who is told of one of them sees all of them.
        news.ForEach(binding => binding.Forget());
        foreach (var binding in news.DistinctBy(binding => (binding.OptionsType, binding.OptionsName)))
        {
            try
            {
                binding.Trigger();
            }
            catch (AggregateException exception)
            {
                Log.ListenerFailed(_logger, exception, change.Current.Revision);
            }
        }
    }

    private long SetParameters(ScheduleParameters parameters)
    {
        lock (_loading)
        {
            var known = CodeParameters.NamesIn(_accepted.Content.Sections).ToHashSet(StringComparer.OrdinalIgnoreCase);
            CheckNames(parameters.Select(parameter => parameter.Key), known);
            var values = parameters.Select(parameter => CodeDefinition.ParameterSetting(known.TryGetValue(parameter.Key, out string? name) ? name : parameter.Key, parameter.Value)).ToList();
            IReadOnlyCollection<Setting> merged = [.. _parameters.Select(before => values.Find(value => value.Key == before.Key) ?? before), .. values.Where(value => !_parameters.Any(before => before.Key == value.Key))];
            if (merged.SequenceEqual(_parameters, SettingContent.Comparer))
                return Registry.Revision;
            var previous = Registry.Snapshot;
            if (!Load(_accepted, merged, previous, out var set, out var diagnostics))
                throw new ScheduleException(diagnostics);
            _parameters = merged;
            var change = Registry.Apply(set, rejection: Registry.Rejection);
            _meter.Accepted(change);
            Tell(previous, change);

            // What was wrong with an edit may have been the values.
            if (Registry.Rejection is not null)
                _debounce.Signal();
            return change.Current.Revision;
        }
    }

    private void CheckNames(IEnumerable<string> names, HashSet<string> known)
    {
        var unknown = names.Where(name => !known.Contains(name)).ToList();
        if (unknown.Count > 0)
        {
            throw new ScheduleException([.. unknown.Select(name => new Diagnostic(
                "LRX3004", DiagnosticSeverity.Error, $"there is no shared parameter {Printable.Quote(name)}{NearestNames.Suggest(name, known)}", $"{_settings.Path}:Parameters", CodeDefinition.Source))]);
        }
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
