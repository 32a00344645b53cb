using LrExpr.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LrExpr.Registration;

/// <summary>Keeps each definition as a service of its own, so that several parts of an application can add some.</summary>
internal sealed class ScheduleBuilder(IServiceCollection services) : IScheduleBuilder
{
    public IServiceCollection Services => services;

    public IScheduleBuilder AddSchedule(string name, string formula, ScheduleParameters? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(formula);
        return AddNamed(name, CodeDefinition.Formula(name, formula, parameters));
    }

    public IScheduleBuilder AddSchedule(string name, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(section);
        services.AddSingleton<ConfiguredPart>(new ConfiguredSchedule(name, section));
        KeyedSchedules.Add(services, OutputNames.With(name, section["Kind"]));
        return this;
    }

    public IScheduleBuilder AddScheduleOfKind(string name, string kind, ScheduleParameters? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(kind);
        return AddNamed(name, CodeDefinition.OfKind(name, kind, parameters), kind);
    }

    public IScheduleBuilder AddScheduleOfKeyframes(string name, ScheduleKeyframes keyframes, ScheduleParameters? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(keyframes);
        return AddNamed(name, CodeDefinition.OfKeyframes(name, keyframes, parameters));
    }

    public IScheduleBuilder AddFunction(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(text);
        return Add(CodeDefinition.Function(name, text));
    }

    public IScheduleBuilder AddKind(string name, string formula, ScheduleParameters? parameters = null, params string[] constraints)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(formula);
        ArgumentNullException.ThrowIfNull(constraints);
        return Add(CodeDefinition.Kind(name, formula, parameters, constraints));
    }

    public IScheduleBuilder AddKind(ScheduleKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        services.AddSingleton(new CodeKind(kind));
        return this;
    }

    public IScheduleBuilder AddParameter(string name, ParameterValue value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        return Add(CodeDefinition.Parameter(name, value, CodeDefinitionSort.Default));
    }

    public IScheduleBuilder OverrideParameter(string name, ParameterValue value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        return Add(CodeDefinition.Parameter(name, value, CodeDefinitionSort.Override));
    }

    public IScheduleBuilder Require(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        foreach (string name in names)
        {
            ArgumentNullException.ThrowIfNull(name, nameof(names));
            services.AddSingleton(new RequiredSchedule(name, "the application"));
        }

        return this;
    }

    public IScheduleBuilder Configure(Action<ScheduleOptions> configure)
    {
        services.Configure(configure);
        return this;
    }

    private ScheduleBuilder AddNamed(string name, CodeDefinition definition, string? kind = null)
    {
        KeyedSchedules.Add(services, OutputNames.With(name, kind));
        return Add(definition);
    }

    private ScheduleBuilder Add(CodeDefinition definition)
    {
        services.AddSingleton(definition);
        return this;
    }
}
