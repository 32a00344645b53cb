using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using LrExpr.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LrExpr.Registration;

/// <summary>The names of schedules that the constructors of an application's services ask for by <c>[FromKeyedServices("…")]</c>.</summary>
internal static class KeyedParameters
{
    /// <summary>What is asked for in vain is found when the host starts, and not at the first call. A service made by a method of the application cannot be looked into.</summary>
    public static IEnumerable<RequiredSchedule> In(IServiceCollection services)
    {
        var others = services
            .Where(service => service.IsKeyedService && service.ServiceKey is string && IsSchedule(service.ServiceType))
            .Where(service => service.KeyedImplementationFactory?.Method.DeclaringType?.Assembly != typeof(KeyedParameters).Assembly)
            .Select(service => (service.ServiceType, (string)service.ServiceKey!))
            .ToHashSet();
        return services.SelectMany(Parameters)
            .Where(parameter => !others.Contains((parameter.Type, parameter.Name)))
            .Select(parameter => new RequiredSchedule(parameter.Name, parameter.Service.Name) { IsOfOneInput = parameter.Type == typeof(Func<long, double, double>) });
    }

    private static IEnumerable<(Type Service, Type Type, string Name)> Parameters(ServiceDescriptor service) => Implementation(service) is not { } type ? [] :
        from constructor in type.GetConstructors()
        from parameter in constructor.GetParameters()
        where IsSchedule(parameter.ParameterType) && !parameter.HasDefaultValue
        let key = parameter.GetCustomAttribute<FromKeyedServicesAttribute>()?.Key as string
        where key is not null
        select (type, parameter.ParameterType, key);

    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    private static Type? Implementation(ServiceDescriptor service) => service.IsKeyedService ? service.KeyedImplementationType : service.ImplementationType;

    private static bool IsSchedule(Type type) => type == typeof(ISchedule) || type == typeof(IScheduleController) || type == typeof(Func<long, double>) || type == typeof(Func<long, double, double>);
}
