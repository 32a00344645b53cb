using LrExpr.Observability;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the health check of schedules.</summary>
public static class ScheduleHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a check that is degraded, with the reason and for how long, while a changed configuration is not in use because something is wrong
    /// with it. It is healthy again by itself as soon as the configuration is mended.
    /// </summary>
    /// <param name="builder">The health checks of the application.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="tags">Tags of the check.</param>
    /// <returns>The health checks.</returns>
    /// <example><code>builder.Services.AddHealthChecks().AddSchedules();</code></example>
    public static IHealthChecksBuilder AddSchedules(this IHealthChecksBuilder builder, string name = "schedules", IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);
        return builder.Add(new HealthCheckRegistration(name, provider => provider.GetRequiredService<ScheduleHealthCheck>(), null, tags));
    }
}
