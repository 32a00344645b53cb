using System.Diagnostics.CodeAnalysis;
using LrExpr.Configuration;
using LrExpr.Registry;
using LrExpr.Settings;
using LrExpr.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace LrExpr.Options;

/// <summary>A class of options some of whose values are schedules, and the section it is bound to.</summary>
internal abstract class OptionsBinding(string optionsName, IConfigurationSection section) : ConfiguredOptions(optionsName, section)
{
    private ChangeSource _nextChange = new();

    /// <summary>What options are tried with where the schedules are wrong. It has a unit, so that it can stand for times as well.</summary>
    protected static CompiledSchedule StandIn { get; } =
        ScheduleSet.Load(new Setting("", [new Setting("Schedules", [new Setting("none", [new Setting("Formula", "0"), new Setting("Unit", "seconds")])])]))["none"];

    /// <summary>What is wrong with the options as they would be.</summary>
    /// <param name="content">What stands in the section.</param>
    /// <param name="set">The set that would be in use; null where that has errors.</param>
    /// <param name="isReload">Whether the application runs already, so that all that it does with the options can be tried.</param>
    public abstract IReadOnlyList<Diagnostic> Check(OptionsContent content, ScheduleSet? set, bool isReload);

    /// <summary>Is triggered when the options have changed and can be made anew.</summary>
    public IChangeToken GetChangeToken() => Volatile.Read(ref _nextChange).Token;

    /// <exception cref="AggregateException">Listeners threw; all have been called.</exception>
    public void Trigger() => Interlocked.Exchange(ref _nextChange, new ChangeSource()).Trigger();
}

/// <summary>Options of type <typeparamref name="T"/>.</summary>
/// <param name="optionsName">The name of the options; empty for those without one.</param>
/// <param name="section">The section.</param>
/// <param name="shape">Where the type has schedules.</param>
/// <param name="binder">Binds what is no schedule.</param>
/// <param name="services">The services of the application.</param>
internal sealed class OptionsBinding<[DynamicallyAccessedMembers(ObjectShape.Members)] T>(string optionsName, IConfigurationSection section, ObjectShape shape, OtherBinder binder, IServiceProvider services)
    : OptionsBinding(optionsName, section)
    where T : class
{
    /// <summary>What is being tried on this thread, instead of what is in use.</summary>
    [ThreadStatic]
    private static Trial? t_trial;

    public override IEnumerable<string> SchedulesIn(Setting content) => shape.PlacesIn(content, "").Select(place => place.Path);

    /// <summary>New options of what is in use.</summary>
    public T Create() => (T)Bind(null);

    /// <summary>Binds what is in use.</summary>
    public object Bind(T? options)
    {
        if (t_trial is { } trial && trial.Binding == this)
            return shape.Bind(options, trial.Content.Section, "", trial.Values)!;
        var registry = services.GetRequiredService<ScheduleRegistry>();
        var snapshot = registry.Snapshot;
        var content = snapshot.Options[this];
        return shape.Bind(options, content.Section, "", new OptionsValues(Path, Find, binder))!;

        BoundSchedule? Find(string place) =>
            content.Schedules.TryGetValue(place, out var schedule) && registry.FindEver(schedule.Name) is { } handle
                ? new BoundSchedule(handle, handle.Function, snapshot.Schedules[schedule.Name])
                : null;
    }

    public override IReadOnlyList<Diagnostic> Check(OptionsContent content, ScheduleSet? set, bool isReload)
    {
        var faults = shape.FaultsIn(content.Section, "").Concat(TimesWithoutUnit(content, set)).ToList();
        if (faults.Count == 0)
            faults.AddRange(Try(content, set, isReload));
        return [.. faults.Select(fault => new Diagnostic(fault.Code, DiagnosticSeverity.Error, fault.Message, fault.Path.Length == 0 ? Path : $"{Path}:{fault.Path}", SourceOf(content.Section, fault.Path)))];
    }

    private IEnumerable<OptionsFault> TimesWithoutUnit(OptionsContent content, ScheduleSet? set) =>
        from place in shape.PlacesIn(content.Section, "")
        where place.Form.IsTime && set is not null
            && content.Schedules.TryGetValue(place.Path, out var schedule) && set.TryGet(schedule.Name, out var loaded) && loaded.Unit is null
        select new OptionsFault("LRX3013", place.Path, $"{typeof(T).Name} needs times, and nothing says in which unit; write the schedule as an object with \"Unit\": \"seconds\"");

    /// <summary>Makes the options as the application will. What the application itself adds, such as validation, is tried once it runs.</summary>
    private List<OptionsFault> Try(OptionsContent content, ScheduleSet? set, bool isReload)
    {
        try
        {
            t_trial = new Trial(this, content, new OptionsValues(Path, Find, binder));
            if (isReload)
                services.GetRequiredService<IOptionsFactory<T>>().Create(OptionsName);
            else
                Create();
            return [];
        }
        catch (OptionsValidationException invalid)
        {
            return [.. invalid.Failures.Select(failure => new OptionsFault("LRX3014", "", $"{typeof(T).Name}: {Printable.Escape(failure)}"))];
        }
#pragma warning disable CA1031 // Whatever the application's own classes throw, it is a fault of the configuration, which is reported with all others.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            // Where the schedules are wrong, others stand in for them, and a class that looks at their values may rightly complain.
            return set is null && exception is not InvalidOperationException ? [] : [Describe(content, exception)];
        }
        finally
        {
            t_trial = null;
        }

        BoundSchedule? Find(string place) => !content.Schedules.TryGetValue(place, out var schedule) ? null
            : set is not null && set.TryGet(schedule.Name, out var loaded) ? new BoundSchedule(loaded, loaded.At, loaded)
            : new BoundSchedule(StandIn, StandIn.At, StandIn);
    }

    private OptionsFault Describe(OptionsContent content, Exception exception)
    {
        var cause = exception is System.Reflection.TargetInvocationException { InnerException: { } inner } ? inner : exception;

        // The binder of .NET says the key path in its message alone.
        string place = Places(content.Section, "").Where(place => cause.Message.Contains($"'{Path}:{place}'", StringComparison.OrdinalIgnoreCase)).MaxBy(place => place.Length) ?? "";
        return new OptionsFault("LRX3014", place, $"{typeof(T).Name} cannot be made of this: {Printable.Escape(cause.Message)}");
    }

    private static IEnumerable<string> Places(Setting setting, string path) =>
        setting.Children.SelectMany(child => Places(child, path.Length == 0 ? child.Key : $"{path}:{child.Key}").Prepend(path.Length == 0 ? child.Key : $"{path}:{child.Key}"));

    private static string? SourceOf(Setting section, string place)
    {
        var setting = section;
        foreach (string key in place.Split(':'))
            setting = setting[key] ?? setting;
        return setting.Source;
    }

    private sealed record Trial(OptionsBinding<T> Binding, OptionsContent Content, OptionsValues Values);
}
