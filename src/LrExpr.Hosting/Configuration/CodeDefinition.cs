namespace LrExpr.Configuration;

/// <summary>A definition given in code, as the setting it would be in a configuration.</summary>
/// <param name="Group">The key it belongs under, such as <c>Schedules</c>.</param>
/// <param name="Setting">The definition; its key is the name.</param>
/// <param name="Sort">What becomes of it where the configuration has the name as well.</param>
internal sealed record CodeDefinition(string Group, Setting Setting, CodeDefinitionSort Sort = CodeDefinitionSort.Definition)
{
    /// <summary>What messages give as the source.</summary>
    public const string Source = "code";

    public static CodeDefinition Parameter(string name, ParameterValue value, CodeDefinitionSort sort) => new("Parameters", ParameterSetting(name, value), sort);

    /// <summary>The value of a shared parameter, as the setting it would be in a configuration.</summary>
    public static Setting ParameterSetting(string name, ParameterValue value) => WithSource(value.ToSetting(name));

    public static CodeDefinition Function(string name, string text) => new("Functions", new Setting(name, text, Source));

    public static CodeDefinition Kind(string name, string formula, ScheduleParameters? parameters, IEnumerable<string> constraints) =>
        new("Kinds", Object(
            name,
            Text("Formula", formula),
            Parameters(parameters),
            Object("Constraints", [.. constraints.Select((constraint, index) => Text(FormattableString.Invariant($"{index}"), constraint))])));

    public static CodeDefinition Formula(string name, string formula, ScheduleParameters? parameters) =>
        new("Schedules", parameters is null ? Text(name, formula) : Object(name, Text("Formula", formula), Parameters(parameters)));

    public static CodeDefinition OfKind(string name, string kind, ScheduleParameters? parameters) =>
        new("Schedules", Object(name, Text("Kind", kind), Parameters(parameters)));

    public static CodeDefinition OfKeyframes(string name, ScheduleKeyframes keyframes, ScheduleParameters? parameters) =>
        new("Schedules", Object(name, [.. keyframes.ToSettings().Select(WithSource), Parameters(parameters)]));

    private static Setting Text(string key, string text) => new(key, text, Source);

    private static Setting Object(string key, params Setting[] members) => new(key, members, Source);

    private static Setting Parameters(ScheduleParameters? parameters) =>
        Object("Parameters", [.. (parameters ?? []).Select(parameter => WithSource(parameter.Value.ToSetting(parameter.Key)))]);

    private static Setting WithSource(Setting setting) => new(setting.Key, setting.Text, setting.Children.Select(WithSource), Source);
}

/// <summary>What becomes of a definition in code where the configuration has its name as well.</summary>
internal enum CodeDefinitionSort
{
    /// <summary>That is an error.</summary>
    Definition,

    /// <summary>The configuration counts.</summary>
    Default,

    /// <summary>Code counts.</summary>
    Override,
}
