using LrExpr.Settings;
using LrExpr.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace LrExpr.Configuration;

/// <summary>All that an application defines, in configuration and in code, as it stands now: what a set is loaded from.</summary>
/// <param name="parts">The parts of the configuration.</param>
/// <param name="application">The configuration of the application; null where it has none.</param>
/// <param name="code">What code defines.</param>
/// <param name="kinds">Kinds written in C#.</param>
/// <param name="required">What code needs.</param>
/// <param name="misused">What code does that cannot go well.</param>
internal sealed class ScheduleSettings(
    IEnumerable<ConfiguredPart> parts, IConfiguration? application, IEnumerable<CodeDefinition> code, IEnumerable<CodeKind> kinds, IReadOnlyList<RequiredSchedule> required, IReadOnlyList<Diagnostic> misused)
{
    private const string DefaultPath = "LrExpr";

    private readonly CodeDefinition[] _code = [.. code];
    private readonly Parts _parts = new(parts, application);
    private readonly Dictionary<ConfiguredPart, (IReadOnlyList<Setting> Layers, object? Result)> _made = [];
    private (ConfigurationView View, Reading Reading)? _last;

    /// <summary>The kinds written in C#.</summary>
    public IReadOnlyList<ScheduleKind> Kinds { get; } = [.. kinds.Select(kind => kind.Kind)];

    /// <summary>The sections of options.</summary>
    public IReadOnlyList<ConfiguredOptions> Options => _parts.Options;

    /// <summary>The key path of the section, or of the first.</summary>
    public string Path => _parts.Sections.FirstOrDefault()?.Path ?? DefaultPath;

    /// <summary>The providers that may have a part in it, as far as they are known.</summary>
    public IReadOnlyCollection<IConfigurationProvider> Providers => _parts.Roots.Providers;

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

    /// <summary>What code needs and nothing defines, and what it does wrong.</summary>
    /// <param name="reading">What is defined.</param>
    /// <param name="set">What it was loaded to; null where it has errors.</param>
    public IEnumerable<Diagnostic> Missing(Reading reading, ScheduleSet? set) =>
        [.. RequiredSchedule.Missing(required, reading.Content, set, NameOf, () => MissingFiles), .. misused];

    /// <summary>What code needs with other inputs than it has.</summary>
    public IEnumerable<Diagnostic> OfOtherInputs(ScheduleSet set) =>
        RequiredSchedule.OfOtherInputs(required, set, NameOf, name => name.Contains(':', StringComparison.Ordinal) ? name : $"{Path}:Schedules:{name}");

    /// <summary>The name of a schedule that somebody may know by the name of options.</summary>
    /// <param name="key">What they call it.</param>
    /// <param name="exists">Whether there is a schedule of a name.</param>
    public string NameOf(string key, Func<string, bool> exists)
    {
        if (exists(key))
            return key;
        List<string> names = [.. Options.Select(options => options.NameOf(key)).OfType<string>()];
        return names.Find(name => exists(name)) ?? names.FirstOrDefault() ?? key;
    }

    /// <summary>Adds to diagnostics where in a JSON file they are, as far as that is known.</summary>
    public IReadOnlyList<Diagnostic> Locate(IReadOnlyList<Diagnostic> diagnostics) => diagnostics.Count > 0 ? FilePlaces.Add(diagnostics, new ConfigurationView(_parts.Roots.Find()).Layers) : diagnostics;

    /// <summary>Calls back whenever any source of the configuration has changed, until disposed.</summary>
    public IDisposable OnChange(Action changed) => new Subscriptions(
        [.. _parts.All.Select(part => part.Section).DistinctBy(section => section.GetReloadToken()).Select(section => ChangeToken.OnChange(section.GetReloadToken, changed))]);

    /// <summary>Reads all of it anew and puts to it what code defines. One thread at a time.</summary>
    /// <returns>The very object of the last reading, where nothing has changed.</returns>
    public Reading Read()
    {
        // A look at which nothing of the parts has changed is not kept; the next one is compared with the same as this.
        var view = new ConfigurationView(_parts.Roots.Find(), _last?.View);
        if (_last is not { } last || view.Edited is not [])
            _last = last = (view, Read(view, view.Edited is null ? null : _last?.Reading));
        return last.Reading;
    }

    /// <param name="view">The configuration.</param>
    /// <param name="last">The last reading, where nothing but values has changed since then; else null.</param>
    private Reading Read(ConfigurationView view, Reading? last)
    {
        IReadOnlyList<Setting> sections = [.. _parts.Sections.Select(section => Made(view, section, layers => LayeredSettings.Merge(section.Path, layers)))];
        if (sections.Count == 0)
            sections = [new Setting(DefaultPath, [])];
        var named = _parts.Schedules.Select(schedule => Placed(schedule.Name, schedule.Path, Made(view, schedule, LayeredSettings.MergeSchedule)));
        var options = last is null ? [] : new Dictionary<ConfiguredOptions, OptionsContent>(last.Options);
        foreach (var part in last is null ? Options : view.Edited!.OfType<ConfiguredOptions>())
            options[part] = Made(view, part, layers => OptionsReader.Read(part, layers, NameAt));
        var content = new SetContent(
            WithCode(sections),
            [.. named, .. Options.SelectMany(part => options[part].Own).DistinctBy(schedule => schedule.Name, StringComparer.OrdinalIgnoreCase)]);
        return last is not null ? last with { Content = content, Options = options }
            : new Reading(content, options, [.. _parts.All.Where(view.Has).Select(part => part.Path)], [.. view.Layers.Select(layer => layer.Provider).OfType<FileConfigurationProvider>().Select(provider => provider.Source)]);
    }

    /// <summary>The name of the schedule at a place of options, which may stand under a name already.</summary>
    private string NameAt(string path)
    {
        const string Group = ":Schedules:";
        string? name = _parts.Schedules.FirstOrDefault(schedule => schedule.Path.Equals(path, StringComparison.OrdinalIgnoreCase))?.Name;
        return name ?? _parts.Sections.Select(section => section.Path + Group).FirstOrDefault(group => path.StartsWith(group, StringComparison.OrdinalIgnoreCase)) switch
        {
            { } group => path[group.Length..],
            null => path,
        };
    }

    /// <summary>What the layers of a part come to: the very object of the last reading, where they say the same.</summary>
    private T Made<T>(ConfigurationView view, ConfiguredPart part, Func<IReadOnlyList<Setting>, T> make)
    {
        var layers = view.Read(part);
        if (!_made.TryGetValue(part, out var made) || !ReferenceEquals(made.Layers, layers))
            _made[part] = made = (layers, make(layers));
        return (T)made.Result!;
    }

    private IReadOnlyList<Setting> WithCode(IReadOnlyList<Setting> sections)
    {
        var defined = _code.Where(definition => definition.Sort == CodeDefinitionSort.Definition).GroupBy(definition => definition.Group).Aggregate(sections[0], Merge);
        return CodeParameters.Override(
            CodeParameters.AddDefaults([defined, .. sections.Skip(1)], SettingsOf(CodeDefinitionSort.Default)),
            SettingsOf(CodeDefinitionSort.Override));
    }

    private List<Setting> SettingsOf(CodeDefinitionSort sort) => [.. _code.Where(definition => definition.Sort == sort).Select(definition => definition.Setting)];

    private static PlacedSchedule Placed(string name, string path, Setting? setting) => new(name, new PlacedSetting(setting ?? new Setting(path, (string?)null), path));

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

    private sealed class Subscriptions(IReadOnlyList<IDisposable> all) : IDisposable
    {
        public void Dispose()
        {
            foreach (var one in all)
                one.Dispose();
        }
    }

    /// <summary>The parts by their sorts. A section that was given twice is one: sections of one configuration share its token.</summary>
    private sealed class Parts(IEnumerable<ConfiguredPart> given, IConfiguration? application)
    {
        public IReadOnlyList<ConfiguredPart> All { get; } =
            [.. given.DistinctBy(part => part is ConfiguredSection ? (part.Path.ToUpperInvariant(), (object)part.Section.GetReloadToken()) : (part.Path, part))];

        public PartRoots Roots => field ??= new(All, application);

        public IReadOnlyList<ConfiguredSection> Sections => field ??= [.. All.OfType<ConfiguredSection>()];

        public IReadOnlyList<ConfiguredSchedule> Schedules => field ??= [.. All.OfType<ConfiguredSchedule>()];

        public IReadOnlyList<ConfiguredOptions> Options => field ??= [.. All.OfType<ConfiguredOptions>()];
    }
}
