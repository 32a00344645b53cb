using System.Diagnostics.Metrics;
using LrExpr;
using LrExpr.Configuration;
using LrExpr.Observability;
using LrExpr.Options;
using LrExpr.Registration;
using LrExpr.Registry;
using LrExpr.Reload;
using LrExpr.Startup;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds schedules to an application.</summary>
public static class ScheduleServiceCollectionExtensions
{
    /// <summary>
    /// Adds the schedules of a configuration section: each as a keyed <see cref="ISchedule"/> and <c>Func&lt;long, double&gt;</c>, with
    /// its name as the key, and all of them as <see cref="IScheduleRegistry"/>.
    /// </summary>
    /// <remarks>
    /// The section is read and checked when the host starts, or on first use where there is no host. If anything is wrong, that
    /// throws a <see cref="ScheduleException"/> with all errors. Asking for a name that does not exist throws a
    /// <see cref="KeyNotFoundException"/> that lists the names there are. Several parts of an application may each give a section: all formulas see what stands in any of them, a name that
    /// two define is an error, and a section that is given twice is there once.
    /// </remarks>
    /// <param name="services">The services of the application.</param>
    /// <param name="section">The section with <c>Schedules</c>, <c>Parameters</c>, <c>Functions</c> and <c>Kinds</c>; see <c>docs/configuration.md</c>.</param>
    /// <returns>A builder, for definitions in code and for options.</returns>
    /// <example>
    /// <code>
    /// builder.Services.AddSchedules(builder.Configuration.GetSection("LrExpr"));
    ///
    /// class Trainer([FromKeyedServices("learning_rate")] ISchedule learningRate, [FromKeyedServices("momentum")] Func&lt;long, double&gt; momentum)
    /// </code>
    /// </example>
    public static IScheduleBuilder AddSchedules(this IServiceCollection services, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        return AddSection(services, new ConfiguredSection(section, null));
    }

    /// <summary>Adds the schedules of a section of a configuration; see <see cref="AddSchedules(IServiceCollection, IConfigurationSection)"/>.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configuration">The configuration; messages name its files and other sources.</param>
    /// <param name="sectionName">The key of the section in it.</param>
    /// <returns>A builder, for definitions in code and for options.</returns>
    /// <example><code>builder.Services.AddSchedules(builder.Configuration);</code></example>
    public static IScheduleBuilder AddSchedules(this IServiceCollection services, IConfiguration configuration, string sectionName = "LrExpr")
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentException.ThrowIfNullOrEmpty(sectionName);
        return AddSection(services, new ConfiguredSection(configuration.GetSection(sectionName), configuration));
    }

    /// <summary>Adds schedules that are defined in code alone, or more of them: each call gives a builder for the same set.</summary>
    /// <param name="services">The services of the application.</param>
    /// <returns>A builder, for definitions in code and for options.</returns>
    /// <example><code>services.AddSchedules().AddSchedule("learning_rate", "0.1 * 0.96 ^ floor(step / 1000)");</code></example>
    public static IScheduleBuilder AddSchedules(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<ScheduleOptions>();
        services.TryAddSingleton(provider => Settings(provider, services));
        services.TryAddSingleton(Meter);
        services.TryAddSingleton(Load);
        services.TryAddSingleton(provider => provider.GetRequiredService<LiveSchedules>().Registry);
        services.TryAddSingleton(provider => new ScheduleHealthCheck(provider.GetRequiredService<ScheduleRegistry>(), Time(provider)));
        services.TryAddSingleton<IScheduleRegistry>(provider => provider.GetRequiredService<ScheduleRegistry>());
        services.TryAddTransient<IEnumerable<ISchedule>>(provider => [.. provider.GetRequiredService<ScheduleRegistry>()]);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StartupCheck>());
        KeyedSchedules.AddAny(services);
        return new ScheduleBuilder(services);
    }

    private static IScheduleBuilder AddSection(IServiceCollection services, ConfiguredSection section)
    {
        services.AddSingleton<ConfiguredPart>(section);
        KeyedSchedules.Add(services, section.ScheduleNames);
        return services.AddSchedules();
    }

    private static ScheduleSettings Settings(IServiceProvider provider, IServiceCollection services) => new(
        provider.GetServices<ConfiguredPart>(),
        provider.GetService<IConfiguration>(),
        provider.GetServices<CodeDefinition>(),
        provider.GetServices<CodeKind>(),
        [
            .. provider.GetServices<RequiredSchedule>(),
            .. KeyedParameters.In(services),
            .. Options(provider).NonFiniteFor.Keys.Select(name => new RequiredSchedule(name, "ScheduleOptions.NonFiniteFor")),
        ],
        [.. BoundElsewhere.In(services)]);

    private static ScheduleMeter Meter(IServiceProvider provider) =>
        new(provider.GetService<IMeterFactory>(), Time(provider));

    private static LiveSchedules Load(IServiceProvider provider) => new(
        provider.GetRequiredService<ScheduleSettings>(),
        [.. provider.GetServices<OptionsBinding>()],
        Options(provider),
        Time(provider),
        (provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance).CreateLogger(Log.Category),
        provider.GetRequiredService<ScheduleMeter>());

    private static ScheduleOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<ScheduleOptions>>().Value;

    private static TimeProvider Time(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;
}
