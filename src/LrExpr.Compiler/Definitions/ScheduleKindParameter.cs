using System.Globalization;
using LrExpr.Parameters;

namespace LrExpr;

/// <summary>A parameter of a kind written in C#: required, unless it has a default or is optional.</summary>
/// <example><code>ScheduleKindParameter.Number("decay_rate", 0.96).Describe("What the rate is multiplied by.")</code></example>
public sealed class ScheduleKindParameter
{
    private readonly ParameterType _type;
    private readonly ParameterValue? _default;
    private readonly IReadOnlyList<string> _options;
    private string? _key;

    internal ScheduleKindParameter(string name, ParameterType type, ParameterValue? @default = null, IReadOnlyList<string>? options = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
        _type = type;
        _default = @default;
        _options = options ?? [];
    }

    /// <summary>Its name, in constraints and for the code; configuration, unless <see cref="WithKey"/> gives it another there, may write it without regard to case and underscores.</summary>
    public string Name { get; }

    /// <summary>Whether it may be left out without having a default; <see cref="KindArguments.IsGiven"/> then tells whether it was given.</summary>
    public bool IsOptional { get; private init; }

    /// <summary>What it means, for people.</summary>
    public string? Description { get; private init; }

    /// <summary>A number.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="default">Its default; null for none.</param>
    /// <returns>The parameter.</returns>
    public static ScheduleKindParameter Number(string name, double? @default = null) =>
        new(name, NumberType.Instance, @default is { } value ? (ParameterValue)value : null);

    /// <summary>A boolean.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="default">Its default; null for none.</param>
    /// <returns>The parameter.</returns>
    public static ScheduleKindParameter Boolean(string name, bool? @default = null) =>
        new(name, BooleanType.Instance, @default is { } value ? (ParameterValue)value : null);

    /// <summary>An array of numbers.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="default">Its default; null for none.</param>
    /// <returns>The parameter.</returns>
    public static ScheduleKindParameter Array(string name, double[]? @default = null) =>
        new(name, ArrayType.Instance, @default is { } value ? (ParameterValue)value : null);

    /// <summary>One of a list of names.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="options">The names.</param>
    /// <param name="default">Its default; null for none.</param>
    /// <returns>The parameter.</returns>
    public static ScheduleKindParameter Choice(string name, IReadOnlyList<string> options, string? @default = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(name, ChoiceType.Instance, @default is { } value ? (ParameterValue)value : null, [.. options]);
    }

    /// <summary>Some of a list of names, in an order, and any of them more than once.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="options">The names.</param>
    /// <param name="default">Its default, with <c>*</c> between the names; null for none.</param>
    /// <returns>The parameter.</returns>
    /// <example><code>ScheduleKindParameter.Choices("factors", ["constant", "linear_warmup"], "constant * linear_warmup")</code></example>
    public static ScheduleKindParameter Choices(string name, IReadOnlyList<string> options, string? @default = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(name, ChoicesType.Instance, @default is { } value ? (ParameterValue)value : null, [.. options]);
    }

    /// <summary>A table of numbers by numbers.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The parameter.</returns>
    public static ScheduleKindParameter Table(string name) => new(name, TableType.Instance);

    /// <summary>
    /// A text of values, each with the step before which it holds, and a last one for all other steps: <c>1:10, 0.1:20, 0.005</c>.
    /// <see cref="KindArguments.Table"/> gives the values by those steps, the last one by infinity.
    /// </summary>
    /// <param name="name">Its name.</param>
    /// <returns>The parameter.</returns>
    public static ScheduleKindParameter Rules(string name) => new(name, RulesType.Instance);
    /// <summary>Points of a curve, an array of pairs such as <c>[[0, 1], [100, 0.1]]</c>, in ascending order of the first numbers, of which some may be equal.
    /// <see cref="KindArguments.Table"/> gives them.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The parameter.</returns>
    public static ScheduleKindParameter Points(string name) => new(name, PointsType.Instance);

    /// <summary>A number, or a text such as <c>lin_0.1</c> for a number that falls to 0. <see cref="KindArguments.Table"/> gives what it is at 0, the beginning, and at 1, the end.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The parameter.</returns>
    public static ScheduleKindParameter Falling(string name) => new(name, FallingType.Instance);

    /// <summary>A schedule: the name of one, or a definition in place.</summary>
    /// <param name="name">Its name, which is not that of a built-in function.</param>
    /// <returns>The parameter.</returns>
    public static ScheduleKindParameter Schedule(string name) => new(name, ScheduleType.Instance);

    /// <summary>An array of schedules.</summary>
    /// <param name="name">Its name, which is not that of a built-in function.</param>
    /// <returns>The parameter.</returns>
    public static ScheduleKindParameter Schedules(string name) => new(name, SchedulesType.Instance);

    /// <summary>The parameter as one that may be left out without having a default; one with a default is LRX3008.</summary>
    /// <returns>A new parameter.</returns>
    public ScheduleKindParameter Optional() => new(Name, _type, _default, _options) { IsOptional = true, Description = Description, _key = _key };

    /// <summary>The parameter with a description.</summary>
    /// <param name="description">What it means, for people.</param>
    /// <returns>A new parameter.</returns>
    public ScheduleKindParameter Describe(string description) => new(Name, _type, _default, _options) { IsOptional = IsOptional, Description = description, _key = _key };

    /// <summary>The parameter under another name in configuration and in calls, which may be one that constraints cannot write, such as <c>step</c>.</summary>
    /// <param name="key">The name there; <see cref="KindArguments"/> and constraints keep <see cref="Name"/>.</param>
    /// <returns>A new parameter.</returns>
    /// <example><code>ScheduleKindParameter.Number("every").WithKey("step")</code></example>
    public ScheduleKindParameter WithKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new(Name, _type, _default, _options) { IsOptional = IsOptional, Description = Description, _key = key };
    }

    internal Setting ToSetting(string source)
    {
        var members = new List<Setting> { new("Type", _type.Name, source), new("Description", Description, source) };
        if (_key is not null)
            members.Add(new Setting("Key", _key, source));
        if (IsOptional)
            members.Add(new Setting("Optional", "true", source));
        if (_default is not null)
            members.Add(_default.ToSetting("Default"));
        if (_options.Count > 0)
            members.Add(new Setting("Options", _options.Select((option, index) => new Setting(index.ToString(CultureInfo.InvariantCulture), option, source)), source));
        return new Setting(Name, members, source);
    }
}
