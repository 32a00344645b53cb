using System.Diagnostics.CodeAnalysis;
using LrExpr.Cli.Text;
using LrExpr.Configuration;
using LrExpr.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;

namespace LrExpr.Cli.Input;

/// <summary>The configuration a verb works on: files in the order of their layers, and the section that has the schedules.</summary>
/// <param name="Files">The paths as they were given; what a later one sets replaces what an earlier one set.</param>
/// <param name="Section">The key path of the section.</param>
/// <param name="WithEnvironmentVariables">Whether environment variables are the last layer, as in a host.</param>
internal sealed record ConfigurationInput(IReadOnlyList<string> Files, string Section, bool WithEnvironmentVariables)
{
    /// <summary>The section of applications that say nothing else.</summary>
    public const string UsualSection = "LrExpr";

    private IConfigurationRoot? _root;
    private SetContent? _content;

    /// <summary>Keys outside of the section whose values are schedules, as those of options are; <c>*</c> stands for any one key.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>The files as messages name them.</summary>
    public string Name => string.Join(" + ", Files.Select(file => Printed.Line(GivenFile.NameOf(file))));

    /// <summary>The files, read once: what comes from the standard input comes no second time.</summary>
    private IConfigurationRoot Root => _root ??= Build();

    /// <summary>The section with its sources, read as a host reads it.</summary>
    public Setting Read() =>
        SectionKey.Exists(Root, Section)
            ? SectionReader.Read(Root.GetSection(Section), Root)
            : throw new InputException($"{Name}: no section {Printed.Quote(Section)}{SectionKey.Suggest(Root, Section)}") { File = Files[0] };

    /// <summary>The section with the schedules that stand elsewhere.</summary>
    public SetContent Content => _content ??= ReadContent();

    /// <summary>Whether the files have the section at all, or schedules elsewhere.</summary>
    public bool HasSection() => SectionKey.Exists(Root, Section) || Also.Any(key => SectionKey.Find(Root, key).Any());

    /// <summary>The schedules of the section, or what is wrong with them.</summary>
    public bool TryCompile([NotNullWhen(true)] out ScheduleSet? set, out IReadOnlyList<Diagnostic> diagnostics)
    {
        try
        {
            bool isGood = ScheduleSet.TryLoad(Content, [], ScheduleSet.Empty, out set, out diagnostics);
            diagnostics = WithPlaces(diagnostics);
            return isGood;
        }
        catch (ScheduleException faulty)
        {
            (set, diagnostics) = (null, faulty.Diagnostics);
            return false;
        }
    }

    /// <summary>The diagnostics with their lines and columns in the files.</summary>
    public IReadOnlyList<Diagnostic> WithPlaces(IReadOnlyList<Diagnostic> diagnostics) => FilePlaces.Add(diagnostics, ConfigurationLayers.Of(Root, [Section, .. (_content?.Schedules ?? []).Select(schedule => schedule.Place.Path)]).Used);

    private SetContent ReadContent()
    {
        string own = Section + ":Schedules:";
        List<ConfiguredSchedule> elsewhere =
        [
            .. Also.SelectMany(FindAll).DistinctBy(place => place.Path, StringComparer.OrdinalIgnoreCase)
                .Where(place => !place.Path.StartsWith(own, StringComparison.OrdinalIgnoreCase))
                .Select(place => new ConfiguredSchedule(place.Path, place)),
        ];
        var section = elsewhere.Count > 0 && !SectionKey.Exists(Root, Section) ? new Setting(Section, []) : Read();
        var view = new ConfigurationView(new PartRoots(elsewhere, Root).Find());
        return new SetContent([section], [.. elsewhere.Select(part => new PlacedSchedule(part.Name, new PlacedSetting(LayeredSettings.MergeSchedule(view.Read(part)) ?? new Setting(part.Path, (string?)null), part.Path)))]);
    }

    private List<IConfigurationSection> FindAll(string key)
    {
        List<IConfigurationSection> places = [.. SectionKey.Find(Root, key)];
        return places.Count > 0 ? places : throw new InputException($"{Name}: no key {Printed.Quote(key)}{SectionKey.Nearest(Root, key)}") { File = Files[0] };
    }

    private IConfigurationRoot Build()
    {
        var builder = new ConfigurationBuilder();
        foreach (var file in Files.Select(GivenFile.Read).ToList())
        {
            builder.Add(new JsonConfigurationSource
            {
                Path = file.Name,
                FileProvider = new GivenFileProvider(file),
                OnLoadException = context => throw BrokenJson.Describe(file, Section, context.Exception),
            });
        }

        if (WithEnvironmentVariables)
            builder.AddEnvironmentVariables();
        return builder.Build();
    }
}
