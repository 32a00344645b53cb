using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LrExpr.Options;

/// <summary>Options with schedules that an application has given to <c>Configure</c> or <c>Bind</c>, which cannot make any.</summary>
internal static class BoundElsewhere
{
    /// <returns>An error for each whose section has a schedule, where that fails.</returns>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Ahead of time the binder is generated, and says itself what it cannot bind.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "As above.")]
    public static IEnumerable<Diagnostic> In(IServiceCollection services)
    {
        if (!RuntimeFeature.IsDynamicCodeSupported)
            return [];
        var shapeOf = OptionsShape.Nested(new BinderOptions());
        return
        [
            .. from service in services
               where !service.IsKeyedService && IsBinderOf(service.ImplementationInstance?.GetType())
               let type = service.ServiceType.GenericTypeArguments[0]
               where shapeOf(type) is ObjectShape { IsMadeOfNothing: true, CanBeMade: true } && FailsAtASchedule(service.ImplementationInstance!, type)
               group type by type into types
               select new Diagnostic(
                   "LRX3013",
                   DiagnosticSeverity.Error,
                   $"{types.Key.Name} has schedules, which 'Configure' and 'Bind' cannot make; write services.AddOptions<{types.Key.Name}>().BindSchedules(section)",
                   types.Key.Name,
                   "code"),
        ];
    }

    private static bool IsBinderOf(Type? type) => type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(NamedConfigureFromConfigurationOptions<>);

    /// <summary>Does what the application will do. A section without any schedule goes well, as does one with schedules that are left to code.</summary>
    [RequiresUnreferencedCode("Options are made by reflection.")]
    private static bool FailsAtASchedule(object binder, Type type)
    {
        try
        {
            var action = (Delegate?)binder.GetType().GetProperty(nameof(ConfigureNamedOptions<object>.Action))!.GetValue(binder);
            action?.DynamicInvoke(Activator.CreateInstance(type));
            return false;
        }
#pragma warning disable CA1031 // What else fails is told when the application makes these options.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Causes(exception).Any(cause => cause.Message == ScheduleTypeConverter.Advice || ScheduleForm.All.Any(form => cause.Message.Contains($"'{form.Type}'", StringComparison.Ordinal)));
        }
    }

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
            yield return cause;
    }
}
