using LrExpr.Settings;
using Microsoft.Extensions.Configuration;

namespace LrExpr.Configuration;

/// <summary>A configuration as it was at one moment.</summary>
/// <param name="Content">What a set is loaded from, with what code defines.</param>
/// <param name="Options">What stands in the sections of options.</param>
/// <param name="Parts">The paths of the parts that exist.</param>
/// <param name="Files">The files that values of it came from.</param>
internal sealed record Reading(
    SetContent Content,
    IReadOnlyDictionary<ConfiguredOptions, OptionsContent> Options,
    IReadOnlyList<string> Parts,
    IReadOnlyList<FileConfigurationSource> Files)
{
    /// <summary>The same with values of shared parameters that replace what everything else says.</summary>
    public SetContent With(IReadOnlyCollection<Setting> parameters) =>
        parameters.Count == 0 ? Content : Content with { Sections = CodeParameters.Override(Content.Sections, parameters) };

    /// <summary>Whether another reading says the same.</summary>
    public bool IsSame(Reading other) => ReferenceEquals(this, other) || (Content.IsSame(other.Content) && Options.All(options => options.Value.IsSame(other.Options[options.Key])));
}

/// <summary>What stands in a section of options.</summary>
/// <param name="Section">All of it, as .NET merges it.</param>
/// <param name="Schedules">Its schedules, by key path below the section; each with what it is.</param>
internal sealed record OptionsContent(Setting Section, IReadOnlyDictionary<string, PlacedSchedule> Schedules)
{
    /// <summary>Those that have no name elsewhere, so that this is where they are defined.</summary>
    public IReadOnlyList<PlacedSchedule> Own => field ??= [.. Schedules.Values.Where(schedule => schedule.Name == schedule.Place.Path)];

    /// <summary>Whether another reading says the same.</summary>
    public bool IsSame(OptionsContent other) => ReferenceEquals(this, other)
        || (SettingContent.IsSame(Section, other.Section) && Schedules.Count == other.Schedules.Count && Schedules.All(schedule => other.Schedules.TryGetValue(schedule.Key, out var same) && SettingContent.IsSame(schedule.Value.Place.Setting, same.Place.Setting)));
}
