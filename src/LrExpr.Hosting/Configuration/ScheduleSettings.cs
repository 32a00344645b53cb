using LrExpr.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace LrExpr.Configuration;

/// <summary>All that an application defines, in configuration and in code, as it stands now: what a set is compiled from.</summary>
internal sealed class ScheduleSettings(
    ConfiguredSection? section, IConfiguration? application, IEnumerable<CodeDefinition> code, IEnumerable<CodeKind> kinds, IReadOnlyList<RequiredSchedule> required)
{
    private const string DefaultPath = "LrExpr";

    private readonly CodeDefinition[] _code = [.. code];

    /// <summary>The kinds written in C#.</summary>
    public IReadOnlyList<ScheduleKind> Kinds { get; } = [.. kinds.Select(kind => kind.Kind)];

    /// <summary>What code needs and a section does not define.</summary>
    public IEnumerable<Diagnostic> Missing(Setting read) => RequiredSchedule.Missing(required, read, MissingFiles);

    /// <summary>The files of the configuration and where they were looked for, if none of them is there; null if one is, or none was asked for.</summary>
    public string? MissingFiles
    {
        get
        {
            var files = Providers.OfType<FileConfigurationProvider>().Select(provider => provider.Source).Where(source => source.Path is not null).ToList();
            if (files.Count == 0 || files.Exists(source => source.FileProvider?.GetFileInfo(source.Path!).Exists == true))
                return null;
            string names = string.Join(" and ", files.Select(source => Printable.Quote(source.Path!)).Distinct());
            string folders = string.Join(" and ", files.Select(source => source.FileProvider).OfType<PhysicalFileProvider>().Select(folder => Printable.Quote(folder.Root)).Distinct());
            return $"there is no configuration file; looked for {names}" + (folders.Length == 0 ? "" : $" in {folders}");
        }
    }

    /// <summary>The key path of the section.</summary>
    public string Path => section?.Section.Path ?? DefaultPath;

    /// <summary>Whether the section exists now, be it as a null or an empty object.</summary>
    public bool HasSection => section is not null
        && (Root is { } root ? ConfigurationLayers.Of(root, section.Section.Path).Count > 0 : section.Section.Exists());

    /// <summary>The providers that may have a part in the section, as far as they are known.</summary>
    public IReadOnlyCollection<IConfigurationProvider> Providers => Root is { } root ? [.. ConfigurationLayers.ProvidersOf(root)] : [];

    private IConfigurationRoot? Root => section is null ? null : ConfigurationLayers.RootOf(section.Section, section.Root ?? application);

    /// <summary>The files that now have a part in the section.</summary>
    public IReadOnlyList<FileConfigurationSource> ContributingFiles() => Root is not { } root ? [] :
    [
        .. ConfigurationLayers.Of(root, Path).Select(layer => layer.Provider).OfType<FileConfigurationProvider>().Select(provider => provider.Source),
    ];

    /// <summary>Adds to diagnostics where in a JSON file they are, as far as that is known.</summary>
    public IReadOnlyList<Diagnostic> Locate(IReadOnlyList<Diagnostic> diagnostics) =>
        diagnostics.Count > 0 && Root is { } root ? FilePlaces.Add(diagnostics, ConfigurationLayers.Of(root, Path)) : diagnostics;

    /// <summary>Calls back whenever any source of the configuration has changed, until disposed.</summary>
    public IDisposable? OnChange(Action changed) => section is null ? null : ChangeToken.OnChange(section.Section.GetReloadToken, changed);

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
