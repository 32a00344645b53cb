using System.Diagnostics.CodeAnalysis;
using LrExpr.Configuration;
using LrExpr.Registry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace LrExpr.Options;

/// <summary>A class of options some of whose values are schedules, and the section it is bound to.</summary>
internal abstract class OptionsBinding(string optionsName, IConfigurationSection section) : ConfiguredOptions(optionsName, section)
{
    private ChangeSource _nextChange = new();

    /// <summary>The class.</summary>
    public abstract Type OptionsType { get; }

    /// <summary>What is wrong between the class and its section.</summary>
    /// <param name="content">What stands in the section.</param>
    /// <param name="set">The set that would be in use; null where that has errors.</param>
    public abstract IEnumerable<OptionsFault> Faults(OptionsContent content, ScheduleSet? set);

    /// <summary>Makes the members of collections, each by itself.</summary>
    /// <param name="content">What stands in the section.</param>
    public abstract IEnumerable<Action> Elements(OptionsContent content);

    /// <summary>New options, with what their section says.</summary>
    public abstract object Create();

    /// <summary>Sets the members of options.</summary>
    public abstract void Bind(object options);

    /// <summary>Makes options as the application does, with all that it adds, such as validation.</summary>
    public abstract void Make();

    /// <summary>Makes monitors forget the options they have; who asks from now on gets new ones.</summary>
    public abstract void Forget();

    /// <summary>Is triggered when the options have changed and can be made anew.</summary>
    public IChangeToken GetChangeToken() => Volatile.Read(ref _nextChange).Token;

    /// <exception cref="AggregateException">Listeners threw; all have been called.</exception>
    public void Trigger() => Interlocked.Exchange(ref _nextChange, new ChangeSource()).Trigger();
}

/// <summary>Options of type <typeparamref name="T"/>.</summary>
/// <param name="optionsName">The name of the options; empty for those without one.</param>
/// <param name="section">The section.</param>
/// <param name="binder">Sets their members.</param>
/// <param name="services">The services of the application.</param>
internal sealed class OptionsBinding<[DynamicallyAccessedMembers(ObjectShape.Members)] T>(string optionsName, IConfigurationSection section, OptionsBinder binder, IServiceProvider services)
    : OptionsBinding(optionsName, section)
    where T : class
{
    private readonly ObjectShape _shape = binder.Shape;
    private volatile OptionsSection? _section;

    public override Type OptionsType => typeof(T);

    public override IEnumerable<string> SchedulesIn(Setting content) => _shape.PlacesIn(content, "").Select(place => place.Path);

    public override object Create()
    {
        var (section, values) = InUse();
        if (!_shape.IsMadeOfNothing)
            return binder.Create(typeof(T), section.WithSchedules, values) ?? _shape.MakeOfDefaults() ?? throw new InvalidOperationException($"{typeof(T).Name} has a constructor with parameters, and '{Path}' has nothing for them");
        var options = Activator.CreateInstance<T>();
        binder.Bind(options, section, values);
        return options;
    }

    public override void Bind(object options)
    {
        var (section, values) = InUse();
        binder.Bind(options, section, values);
    }

    public override IEnumerable<OptionsFault> Faults(OptionsContent content, ScheduleSet? set) =>
        _shape.FaultsIn(content.Section, "", content.Schedules.ContainsKey) is var faults && faults.Any() || set is null ? faults :
        [
            .. from place in _shape.PlacesIn(content.Section, "")
               let loaded = content.Schedules.TryGetValue(place.Path, out var schedule) && set.TryGet(schedule.Name, out var found) ? found : null
               where loaded is not null
               let fault = place.Form.IsTime && loaded.Unit is null
                   ? new OptionsFault("LRX3013", place.Path, $"{typeof(T).Name} needs times, and nothing says in which unit; write the schedule as an object with \"Unit\": \"seconds\"")
                   : InputFaults.Of(place, loaded)
               where fault is not null
               select fault,
        ];

    public override IEnumerable<Action> Elements(OptionsContent content) => _shape.ElementsIn(content.Section, "").Select(element => (Action)(() =>
    {
        var (section, values) = InUse();
        binder.Create(element.Type, Below(section.WithSchedules, element.Path), values);
    }));

    public override void Make()
    {
        // What validates may be of a scope.
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<IOptionsFactory<T>>().Create(OptionsName);
    }

    public override void Forget() => services.GetService<IOptionsMonitorCache<T>>()?.TryRemove(OptionsName);

    /// <summary>What options are made of now: on a thread that tries an edit of them, that.</summary>
    private (OptionsSection Section, OptionsValues Values) InUse()
    {
        if (OptionsTrial.Current is { } trial && trial.IsTrying(this))
            return (SectionOf(trial.Content(this)), trial.ValuesOf(this));
        var registry = services.GetRequiredService<ScheduleRegistry>();
        var snapshot = registry.Snapshot;
        var content = snapshot.Options[this];
        return (SectionOf(content), new OptionsValues(place => content.Schedules.TryGetValue(place, out var schedule) && registry.FindEver(schedule.Name) is { } handle
            ? new BoundSchedule(handle, handle.Function, snapshot.Schedules[schedule.Name])
            : null));
    }

    private OptionsSection SectionOf(OptionsContent content)
    {
        var section = _section;
        return section?.Content == content ? section : _section = new OptionsSection(Path, content, _shape);
    }

    private static IConfigurationSection Below(IConfigurationSection section, string path) => path.Split(':').Aggregate(section, (current, key) => current.GetSection(key));
}
