using Microsoft.Extensions.Configuration;

namespace LrExpr.Configuration;

/// <summary>A part of the configuration that an application gave.</summary>
/// <param name="section">The section.</param>
/// <param name="configuration">The configuration it was taken from; null where only the section was given.</param>
internal abstract class ConfiguredPart(IConfigurationSection section, IConfiguration? configuration)
{
    public IConfigurationSection Section => section;

    public IConfiguration? Configuration => configuration;

    /// <summary>The key path.</summary>
    public string Path => section.Path;

    /// <summary>What a value of .NET is as a text.</summary>
    public virtual string? TextOf(string? value) => SectionReader.AsWritten(value);
}

/// <summary>A section with schedules and what they need.</summary>
internal sealed class ConfiguredSection(IConfigurationSection section, IConfiguration? configuration) : ConfiguredPart(section, configuration)
{
    /// <summary>The names that are there already; a source added later may bring others.</summary>
    public IEnumerable<string> ScheduleNames => Section.GetSection("Schedules").GetChildren().SelectMany(schedule => OutputNames.With(schedule.Key, schedule["Kind"], Section.GetSection("Kinds")));
}

/// <summary>A schedule by itself.</summary>
/// <param name="name">Its name.</param>
/// <param name="section">Where it stands.</param>
internal sealed class ConfiguredSchedule(string name, IConfigurationSection section) : ConfiguredPart(section, null)
{
    public string Name => name;
}

/// <summary>A section of an application's own options, some of whose values are schedules.</summary>
/// <param name="optionsName">The name of the options; empty for those without one.</param>
/// <param name="section">The section.</param>
internal abstract class ConfiguredOptions(string optionsName, IConfigurationSection section) : ConfiguredPart(section, null)
{
    public string OptionsName => optionsName;

    /// <summary>Its values are for the binder of .NET, which wants them as they are.</summary>
    public override string? TextOf(string? value) => value;

    /// <summary>The key paths, below the section, of the values that are schedules.</summary>
    /// <param name="content">What stands in the section.</param>
    public abstract IEnumerable<string> SchedulesIn(Setting content);

    /// <summary>The name of a schedule that somebody knows by the name of the options, such as <c>eu:LearningRate</c>; null where it is none of these.</summary>
    public string? NameOf(string key) =>
        OptionsName.Length > 0 && key.Length > OptionsName.Length && key[OptionsName.Length] == ':' && key.StartsWith(OptionsName, StringComparison.OrdinalIgnoreCase)
            ? Path + key[OptionsName.Length..]
            : null;
}
