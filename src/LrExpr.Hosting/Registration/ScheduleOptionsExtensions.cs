using System.Diagnostics.CodeAnalysis;
using LrExpr.Configuration;
using LrExpr.Options;
using LrExpr.Registration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Schedules as values of an application's own classes of options.</summary>
public static class ScheduleOptionsExtensions
{
    private const string Reason = "Options are bound by reflection. Ahead of time, use the overload with a method that binds all but the schedules.";

    /// <summary>
    /// Binds options to a section: members of type <see cref="LrExpr.ISchedule"/>, <c>Func&lt;long, double&gt;</c> and the like receive live schedules, all others what
    /// the binder of .NET makes of them.
    /// </summary>
    /// <remarks>
    /// A schedule may be a property, with <c>set</c> or <c>init</c>, a parameter of the constructor (of a record, say), a member of an array, a list or a dictionary, or stand in an object below.
    /// It is written as any other: a formula or an object with <c>Formula</c> or <c>Kind</c>; it sees the parameters, functions, kinds and schedules of the sections given to
    /// <c>AddSchedules</c>. Its name is its key path, such as <c>Trainer:LearningRate</c>. It is checked at the start with all others. A change of the section is in use as a whole or not
    /// at all: if a schedule has an error, a value cannot be bound or the options are not valid, the last good options serve on.
    /// </remarks>
    /// <typeparam name="TOptions">The options.</typeparam>
    /// <param name="builder">The options.</param>
    /// <param name="section">The section they are bound to.</param>
    /// <param name="configureBinder">Sets options of the binder of .NET; null for none.</param>
    /// <returns>The options.</returns>
    /// <example>
    /// <code>
    /// builder.Services.AddOptions&lt;TrainerOptions&gt;().BindSchedules(builder.Configuration.GetSection("Trainer"));
    ///
    /// class TrainerOptions
    /// {
    ///     public int BatchSize { get; set; }
    ///     public required ISchedule LearningRate { get; set; }
    ///     public Func&lt;long, double&gt;? Momentum { get; set; }
    /// }
    /// </code>
    /// </example>
    [RequiresUnreferencedCode(Reason)]
    [RequiresDynamicCode(Reason)]
    public static OptionsBuilder<TOptions> BindSchedules<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TOptions>(
        this OptionsBuilder<TOptions> builder, IConfigurationSection section, Action<BinderOptions>? configureBinder = null)
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(section);
        return Bind(builder, _ => section, section, ByReflection<TOptions>(configureBinder));
    }

    /// <summary>
    /// Binds options to a section in an application that is compiled ahead of time: schedules as above, but none in objects below and no constructors with parameters; all else by a method.
    /// </summary>
    /// <typeparam name="TOptions">The options.</typeparam>
    /// <param name="builder">The options.</param>
    /// <param name="section">The section they are bound to.</param>
    /// <param name="bindOthers">Binds what is no schedule; a call of <c>Bind</c> that is written here is replaced by the generator of .NET.</param>
    /// <returns>The options.</returns>
    /// <example>
    /// <code>
    /// builder.Services.AddOptions&lt;TrainerOptions&gt;()
    ///     .BindSchedules(builder.Configuration.GetSection("Trainer"), (others, options) => others.Bind(options));
    /// </code>
    /// </example>
    public static OptionsBuilder<TOptions> BindSchedules<[DynamicallyAccessedMembers(ObjectShape.Members)] TOptions>(
        this OptionsBuilder<TOptions> builder, IConfigurationSection section, Action<IConfiguration, TOptions> bindOthers)
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(bindOthers);
        var shape = new ObjectShape(typeof(TOptions));
        shape.Read(OptionsShape.OfSchedules, isNonPublicBound: false);
        return Bind(builder, _ => section, section, new GeneratedBinder(shape, (others, options) => bindOthers(others, (TOptions)options)));
    }

    /// <summary>
    /// Adds options with schedules in one call: <c>AddOptions</c>, <see cref="BindSchedules{TOptions}(OptionsBuilder{TOptions}, IConfigurationSection, Action{BinderOptions}?)"/>
    /// and <c>ValidateOnStart</c>.
    /// </summary>
    /// <remarks>For options with a name, <c>[FromKeyedServices("eu:LearningRate")] ISchedule</c> is the schedule <c>LearningRate</c> of the options <c>eu</c>.</remarks>
    /// <typeparam name="TOptions">The options.</typeparam>
    /// <param name="services">The services of the application.</param>
    /// <param name="path">The key path of the section in the configuration of the application.</param>
    /// <param name="name">The name of the options; null for those without one.</param>
    /// <returns>The options, for validation and the like.</returns>
    /// <example><code>builder.Services.AddScheduledOptions&lt;TrainerOptions&gt;("Trainer").Validate(options => options.BatchSize > 0);</code></example>
    [RequiresUnreferencedCode(Reason)]
    [RequiresDynamicCode(Reason)]
    public static OptionsBuilder<TOptions> AddScheduledOptions<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TOptions>(
        this IServiceCollection services, string path, string? name = null)
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var binder = ByReflection<TOptions>(null);
        return Bind(services.AddOptions<TOptions>(name), provider => provider.GetRequiredService<IConfiguration>().GetSection(path), path, binder.Shape.RequiredKeys, binder).ValidateOnStart();
    }

    private static OptionsBuilder<T> Bind<[DynamicallyAccessedMembers(ObjectShape.Members)] T>(
        OptionsBuilder<T> builder, Func<IServiceProvider, IConfigurationSection> section, IConfigurationSection known, OptionsBinder binder)
        where T : class => Bind(builder, section, known.Path, binder.Shape.PlacesIn(SectionReader.ReadMerged(known, text => text), "").Where(place => place.IsThere).Select(place => place.Path), binder);

    /// <param name="builder">The options.</param>
    /// <param name="section">The section they are bound to.</param>
    /// <param name="path">Its key path.</param>
    /// <param name="names">The key paths, below it, of schedules that are known before the host is built: those that it has by then, or else those that it must have.</param>
    /// <param name="binder">Sets the members of the options.</param>
    private static OptionsBuilder<T> Bind<[DynamicallyAccessedMembers(ObjectShape.Members)] T>(
        OptionsBuilder<T> builder, Func<IServiceProvider, IConfigurationSection> section, string path, IEnumerable<string> names, OptionsBinder binder)
        where T : class
    {
        var services = builder.Services;
        services.AddSchedules();
        KeyedSchedules.Add(services, names.SelectMany(name => builder.Name.Length == 0 ? [$"{path}:{name}"] : new[] { $"{path}:{name}", $"{builder.Name}:{name}" }));

        // A container makes one binding of each call; two calls may be about the same options.
        object call = new();
        services.AddKeyedSingleton(call, (provider, _) => new OptionsBinding<T>(builder.Name, section(provider), binder, provider));
        services.AddSingleton(provider => provider.GetRequiredKeyedService<OptionsBinding<T>>(call));
        services.AddSingleton<OptionsBinding>(provider => provider.GetRequiredKeyedService<OptionsBinding<T>>(call));
        services.AddSingleton<ConfiguredPart>(provider => provider.GetRequiredKeyedService<OptionsBinding<T>>(call));
        services.AddSingleton<IConfigureOptions<T>>(provider => new ScheduledOptionsSetup<T>(provider.GetRequiredKeyedService<OptionsBinding<T>>(call)));
        services.AddSingleton<IOptionsChangeTokenSource<T>>(provider => new ScheduledOptionsChanges<T>(provider.GetRequiredKeyedService<OptionsBinding<T>>(call)));
        if (!binder.Shape.IsMadeOfNothing)
        {
            services.TryAddTransient<IOptionsFactory<T>>(provider => new ScheduledOptionsFactory<T>(
                provider.GetServices<IConfigureOptions<T>>(), provider.GetServices<IPostConfigureOptions<T>>(), provider.GetServices<IValidateOptions<T>>(), [.. provider.GetServices<OptionsBinding<T>>()]));
        }

        return builder;
    }

    [RequiresUnreferencedCode(Reason)]
    [RequiresDynamicCode(Reason)]
    private static ReflectionBinder ByReflection<[DynamicallyAccessedMembers(ObjectShape.Members)] T>(Action<BinderOptions>? configure)
    {
        ScheduleConverter.Register();
        var options = new BinderOptions();
        configure?.Invoke(options);
        var shape = new ObjectShape(typeof(T));
        shape.Read(OptionsShape.Nested(options), options.BindNonPublicProperties);
        return new ReflectionBinder(shape, configure);
    }
}
