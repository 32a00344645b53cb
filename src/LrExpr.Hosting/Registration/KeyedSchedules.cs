using LrExpr.Registry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LrExpr.Registration;

/// <summary>Schedules as keyed services: the key is the name.</summary>
internal static class KeyedSchedules
{
    /// <summary>Registers a name, so that containers and their tools know it; what it resolves to is the same as by <see cref="AddAny"/>.</summary>
    public static void Add(IServiceCollection services, string name) => Add(services, (object)name);

    /// <summary>Answers for every other key: names that a later source brings, other spellings, and wrong names with a message that helps.</summary>
    public static void AddAny(IServiceCollection services) => Add(services, KeyedService.AnyKey);

    private static void Add(IServiceCollection services, object key)
    {
        services.TryAddKeyedSingleton<ISchedule>(key, (provider, name) => Handle(provider, name));
        services.TryAddKeyedSingleton(key, (provider, name) => Handle(provider, name).Function);
    }

    private static ScheduleHandle Handle(IServiceProvider provider, object? key) =>
        provider.GetRequiredService<ScheduleRegistry>().Handle(key as string
            ?? throw new KeyNotFoundException(FormattableString.Invariant($"the key of a schedule is its name, a text, and not {key}")));
}
