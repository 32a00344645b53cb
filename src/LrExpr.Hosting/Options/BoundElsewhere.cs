using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LrExpr.Options;

/// <summary>Options with schedules that an application has given to <c>Configure</c> or <c>Bind</c>, which cannot make any.</summary>
internal static class BoundElsewhere
{
    /// <returns>An error for each.</returns>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Ahead of time the binder is generated, and says itself what it cannot bind.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "As above.")]
    public static IEnumerable<Diagnostic> In(IServiceCollection services) => !RuntimeFeature.IsDynamicCodeSupported ? [] :
    [
        .. services.Where(service => !service.IsKeyedService && IsBinderOf(service.ImplementationInstance?.GetType()))
            .Select(service => service.ServiceType.GenericTypeArguments[0])
            .Where(type => OptionsShape.Nested()(type) is ObjectShape)
            .Distinct()
            .Select(type => new Diagnostic(
                "LRX3013",
                DiagnosticSeverity.Error,
                $"{type.Name} has schedules, which 'Configure' and 'Bind' cannot make; write services.AddOptions<{type.Name}>().BindSchedules(section)",
                type.Name,
                "code")),
    ];

    private static bool IsBinderOf(Type? type) => type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(NamedConfigureFromConfigurationOptions<>);
}
