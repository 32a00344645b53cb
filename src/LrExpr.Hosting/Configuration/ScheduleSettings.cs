using Microsoft.Extensions.Configuration;

namespace LrExpr.Configuration;

/// <summary>All that an application defines, in configuration and in code, as it stands now: what a set is compiled from.</summary>
internal sealed class ScheduleSettings(ConfiguredSection? section, IConfiguration? application, IEnumerable<CodeDefinition> code, IEnumerable<CodeKind> kinds)
{
    private const string DefaultPath = "LrExpr";

    private readonly CodeDefinition[] _code = [.. code];

    /// <summary>The kinds written in C#.</summary>
    public IReadOnlyList<ScheduleKind> Kinds { get; } = [.. kinds.Select(kind => kind.Kind)];

    /// <summary>The key path of the section.</summary>
    public string Path => section?.Section.Path ?? DefaultPath;

    /// <summary>Reads the section anew and puts to it what code defines.</summary>
    public Setting Read()
    {
        var configured = section is null ? new Setting(Path, []) : SectionReader.Read(section.Section, section.Root ?? application);
        return _code.GroupBy(definition => definition.Group).Aggregate(configured, Merge);
    }

    /// <summary>Adds the definitions behind those that are there; the compiler reports a name that is there twice.</summary>
    private static Setting Merge(Setting section, IGrouping<string, CodeDefinition> definitions)
    {
        var added = definitions.Select(definition => definition.Setting);
        var merged = section.Children
            .Select(child => IsGroup(child) ? new Setting(child.Key, child.Text, child.Children.Concat(added), child.Source) : child)
            .ToList();
        if (!section.Children.Any(IsGroup))
            merged.Add(new Setting(definitions.Key, added, CodeDefinition.Source));
        return new Setting(section.Key, section.Text, merged, section.Source);

        bool IsGroup(Setting child) => child.Key.Equals(definitions.Key, StringComparison.OrdinalIgnoreCase);
    }
}
