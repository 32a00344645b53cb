using LrExpr.Configuration;
using LrExpr.Registry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LrExpr.Registration;

/// <summary>Schedules as keyed services: the key is the name.</summary>
internal static class KeyedSchedules
{
    /// <summary>Registers names, so that containers and their tools know them; what they resolve to is the same as by <see cref="AddAny"/>.</summary>
    public static void Add(IServiceCollection services, IEnumerable<string> names)
    {
        // Found once: to ask whether a key is taken goes through all services, and there may be thousands of names.
        var taken = services.Where(service => service.IsKeyedService).Select(service => (service.ServiceType, service.ServiceKey)).ToHashSet();
        foreach (var descriptor in names.SelectMany(Descriptors))
        {
            if (taken.Add((descriptor.ServiceType, descriptor.ServiceKey)))
                services.Add(descriptor);
        }
    }

    /// <summary>
    /// Answers for every other key: names that a later source brings, other spellings, and wrong names with a message that helps. Functions are left alone, since
    /// their type is not ours: an application that asks whether it has registered one must hear the truth.
    /// </summary>
    public static void AddAny(IServiceCollection services)
    {
        services.TryAdd(Schedule(KeyedService.AnyKey));
        services.TryAdd(Controller(KeyedService.AnyKey));
    }

    private static ServiceDescriptor[] Descriptors(string key) =>
    [
        Schedule(key),
        Controller(key),
        ServiceDescriptor.KeyedSingleton(key, (provider, name) => Handle(provider, name).Function),
        ServiceDescriptor.KeyedSingleton(key, (provider, name) => OfOneInput(Handle(provider, name))),
    ];

    private static Func<long, double, double> OfOneInput(ScheduleHandle schedule) => RequiredSchedule.WrongInputs(schedule.Pin()) is { } wrong
        ? throw new InvalidOperationException($"a Func<long, double, double> gives the one input of a schedule, and {wrong}")
        : schedule.FunctionOf(schedule.Pin().Inputs[0].Name);

    private static ServiceDescriptor Schedule(object key) => ServiceDescriptor.KeyedSingleton<ISchedule>(key, (provider, name) => Handle(provider, name));

    /// <summary>The registry has it, so that other spellings of a name get the same.</summary>
    private static ServiceDescriptor Controller(object key) => ServiceDescriptor.KeyedSingleton<IScheduleController>(
        key, (provider, name) => provider.GetRequiredService<ScheduleRegistry>().Controller(Handle(provider, name).Name));

    private static ScheduleHandle Handle(IServiceProvider provider, object? key)
    {
        string name = key as string ?? throw new KeyNotFoundException(FormattableString.Invariant($"the key of a schedule is its name, a text, and not {key}"));
        var registry = provider.GetRequiredService<ScheduleRegistry>();
        return registry.Handle(provider.GetRequiredService<ScheduleSettings>().NameOf(name, existing => registry.TryGet(existing, out _)));
    }
}
