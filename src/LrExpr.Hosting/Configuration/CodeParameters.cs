namespace LrExpr.Configuration;

/// <summary>Shared parameters that code gives, and what becomes of those that the configuration has as well.</summary>
internal static class CodeParameters
{
    /// <summary>Values that count where the configuration has none: those are put to the first section.</summary>
    public static IReadOnlyList<Setting> AddDefaults(IReadOnlyList<Setting> sections, IReadOnlyList<Setting> values)
    {
        var missing = values.Where(value => !sections.Any(section => Find(section, value.Key) is not null)).ToList();
        var known = values.Except(missing).ToList();
        return missing.Count + known.Count == 0 ? sections
            : [.. sections.Select((section, index) => With(section, parameter => known.FindLast(value => IsSame(value, parameter)) is { } value ? Replacing(parameter, value) : parameter, index == 0 ? missing : []))];
    }

    /// <summary>Values that count whatever the configuration has; a later one of a name counts.</summary>
    public static IReadOnlyList<Setting> Override(IReadOnlyList<Setting> sections, IEnumerable<Setting> values) =>
        values.Aggregate(sections, (current, value) => current.Any(section => Find(section, value.Key) is not null)
            ? [.. current.Select(section => Find(section, value.Key) is null ? section : With(section, parameter => IsSame(value, parameter) ? Replacing(value, parameter) : parameter, []))]
            : [With(current[0], parameter => parameter, [value]), .. current.Skip(1)]);

    /// <summary>The names of the shared parameters.</summary>
    public static IEnumerable<string> NamesIn(IEnumerable<Setting> sections) =>
        sections.SelectMany(section => section["Parameters"]?.Children ?? []).Select(parameter => parameter.Key);

    private static Setting? Find(Setting section, string name) => section["Parameters"]?[name];

    private static bool IsSame(Setting one, Setting other) => one.Key.Equals(other.Key, StringComparison.OrdinalIgnoreCase);

    private static Setting Replacing(Setting kept, Setting replaced) =>
        new(kept.Key, kept.Text, kept.Children, kept.Source) { Replaced = [.. replaced.Replaced, replaced, .. kept.Replaced] };

    /// <summary>A section with other parameters, and some behind them.</summary>
    private static Setting With(Setting section, Func<Setting, Setting> change, IReadOnlyList<Setting> added) => section["Parameters"] is not { } parameters
        ? added.Count == 0 ? section : new Setting(section.Key, section.Text, section.Children.Append(new Setting("Parameters", added, CodeDefinition.Source)), section.Source)
        : new Setting(
            section.Key,
            section.Text,
            section.Children.Select(child => child == parameters ? new Setting(child.Key, child.Text, child.Children.Select(change).Concat(added), child.Source) : child),
            section.Source);
}
