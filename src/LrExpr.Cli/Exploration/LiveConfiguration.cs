using LrExpr.Cli.Input;
using LrExpr.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LrExpr.Cli.Exploration;

/// <summary>What is known of a configuration that may change.</summary>
/// <param name="Schedules">The last good set; null before there was one.</param>
/// <param name="Change">What the last change did; null at first.</param>
/// <param name="Problem">Why the configuration as it is now is not in use; null where it is.</param>
/// <param name="Diagnostics">What is wrong with it, where that is known in detail.</param>
internal sealed record LiveState(ScheduleSet? Schedules, SchedulesChangedEventArgs? Change, string? Problem, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>The schedules of files, followed as a host follows them.</summary>
internal sealed class LiveConfiguration(ConfigurationInput input) : IDisposable
{
    /// <summary>How often a registry is asked whether it has rejected something, which it does not announce.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly ManualResetEventSlim _changed = new();
    private ServiceProvider? _services;

    /// <summary>The registry of the schedules; null before there was a good set.</summary>
    public IScheduleRegistry? Registry => _services?.GetRequiredService<IScheduleRegistry>();

    /// <summary>Tells the state, and each state that follows, until that is to end.</summary>
    public void Follow(Action<LiveState> tell, CancellationToken end)
    {
        LiveState? told = null;
        while (!end.IsCancellationRequested)
        {
            _changed.Reset();
            var state = Look();
            if (told is null || !ReferenceEquals(state.Schedules, told.Schedules) || state.Problem != told.Problem)
                tell(told = state);
            try
            {
                _changed.Wait(Interval, end);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>The state as it is now. One thread at a time.</summary>
    public LiveState Look()
    {
        try
        {
            _services ??= Start();
        }
        catch (ScheduleException faulty)
        {
            return new LiveState(null, null, faulty.Message, faulty.Diagnostics);
        }
        catch (Exception faulty) when (faulty is InvalidDataException or IOException or InputException)
        {
            return new LiveState(null, null, faulty.Message, []);
        }

        var registry = _services.GetRequiredService<IScheduleRegistry>();
        var rejection = registry.Rejection;
        return new LiveState(registry.Snapshot.Schedules, registry.LastChange, rejection?.Reason, rejection?.Diagnostics ?? []);
    }

    public void Dispose()
    {
        _services?.Dispose();
        _changed.Dispose();
    }

    /// <summary>The registry of a host with these files and nothing else. Where they are broken from the beginning, it is tried again until they are not.</summary>
    private ServiceProvider Start()
    {
        var builder = new ConfigurationBuilder().SetBasePath(Directory.GetCurrentDirectory());
        if (input.WithEnvironmentVariables)
            builder.AddEnvironmentVariables();
        foreach (string file in input.Files)
            builder.AddScheduleFile(file);
        var configuration = builder.Build();
        List<ConfiguredSchedule> elsewhere = [.. input.Also.SelectMany(key => SectionKey.Find(configuration, key)).Select(place => new ConfiguredSchedule(place.Path, place))];
        if (elsewhere.Count == 0 && !SectionKey.Exists(configuration, input.Section))
        {
            (configuration as IDisposable)?.Dispose();
            throw new InputException($"{string.Join(" + ", input.Files)}: no section '{input.Section}'{SectionKey.Suggest(configuration, input.Section)}");
        }

        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(_ => configuration);
        services.AddSchedules(configuration, input.Section);
        foreach (var schedule in elsewhere)
            services.AddSingleton<ConfiguredPart>(schedule);
        var provider = services.BuildServiceProvider();
        try
        {
            provider.GetRequiredService<IScheduleRegistry>().Changed += (_, _) => _changed.Set();
            return provider;
        }
        catch
        {
            provider.Dispose();
            throw;
        }
    }
}
