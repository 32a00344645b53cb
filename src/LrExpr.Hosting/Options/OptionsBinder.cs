using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;

namespace LrExpr.Options;

/// <summary>Sets the members of options.</summary>
/// <param name="shape">Where schedules stand in them.</param>
internal abstract class OptionsBinder(ObjectShape shape)
{
    public ObjectShape Shape => shape;

    /// <summary>Sets the members of an object.</summary>
    /// <param name="options">The object.</param>
    /// <param name="section">What they are.</param>
    /// <param name="values">The schedules.</param>
    public abstract void Bind(object options, OptionsSection section, OptionsValues values);

    /// <summary>Makes an object; null where there is nothing to make it of.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="section">What its members are.</param>
    /// <param name="values">The schedules.</param>
    public abstract object? Create(Type type, IConfigurationSection section, OptionsValues values);
}

/// <summary>The binder of .NET, which has a text for each schedule and takes what it converts to.</summary>
[RequiresUnreferencedCode("Options are bound by reflection.")]
[RequiresDynamicCode("Options are bound by reflection.")]
internal sealed class ReflectionBinder(ObjectShape shape, Action<BinderOptions>? configure) : OptionsBinder(shape)
{
    public override void Bind(object options, OptionsSection section, OptionsValues values) => values.While(() =>
    {
        section.WithSchedules.Bind(options, configure);
        return true;
    });

    public override object? Create(Type type, IConfigurationSection section, OptionsValues values) => values.While(() => section.Get(type, configure));
}

/// <summary>Ahead of time: all else is bound by code that is generated, which knows no schedules; they are set afterwards.</summary>
internal sealed class GeneratedBinder(ObjectShape shape, Action<IConfiguration, object> bindOthers) : OptionsBinder(shape)
{
    public override void Bind(object options, OptionsSection section, OptionsValues values)
    {
        bindOthers(section.WithoutSchedules, options);
        Shape.Set(options, section.Setting, values.Find);
    }

    public override object? Create(Type type, IConfigurationSection section, OptionsValues values) =>
        throw new InvalidOperationException($"{type.Name} at '{section.Path}' has a constructor with parameters, which cannot be called here");
}
