using System.Globalization;
using LrExpr.Settings;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Definitions;

/// <summary>Sections of a configuration, and schedules that stand elsewhere in it, to the definitions of one set.</summary>
internal sealed partial class DefinitionReader
{
    /// <summary>Reads one section.</summary>
    /// <param name="section">The section.</param>
    /// <param name="kinds">Kinds written in C#.</param>
    public SetDefinition ReadSection(Setting section, IEnumerable<ScheduleKind>? kinds = null) => Read(SetContent.Of(section), kinds ?? []);

    /// <summary>Reads all that a set is loaded from.</summary>
    /// <param name="content">The sections, one at least, and the schedules that stand elsewhere.</param>
    /// <param name="kinds">Kinds written in C#.</param>
    /// <param name="before">What was read before and was sound; a schedule of which the same is said is the same object. Null for none.</param>
    public SetDefinition Read(SetContent content, IEnumerable<ScheduleKind> kinds, SetDefinition? before = null)
    {
        var known = before?.Schedules.ToDictionary(schedule => schedule.Path, StringComparer.Ordinal);
        var sections = content.Sections.Select(section => new PlacedSetting(section, section.Key)).ToList();
        foreach (var section in sections)
        {
            if (!string.IsNullOrEmpty(section.Setting.Text))
                _errors.NotAnObject(section, "schedules and what they need");
            CheckKeys(section, SectionKeys);
        }

        return new SetDefinition
        {
            Content = content,
            Parameters = Members(sections, "Parameters", IsParameterName),
            Inputs = Members(sections, "Inputs", IsParameterName),
            Times = new TimeSettings(OnlyOne(sections, "Clock"), OnlyOne(sections, "Horizon"), OnlyOne(sections, "Windows")),
            Functions = [.. Members(sections, "Functions", static (reader, member) => reader.CheckName(member, "function")).Select(ReadFunction)],
            Kinds = [.. Members(sections, "Kinds", static (reader, member) => reader.CheckName(member, "kind")).Select(member => ReadKind(member)), .. ReadKinds(kinds, sections[0].Path)],
            Schedules = [.. Schedules(sections, content.Schedules).Select(schedule => ReadNamed(schedule, known))],
            EffectiveFrom = ReadEffectiveFrom(OnlyOne(sections, "EffectiveFrom")),
        };
    }

    /// <summary>The schedules of all sections, and those that stand elsewhere.</summary>
    private IEnumerable<PlacedSchedule> Schedules(List<PlacedSetting> sections, IReadOnlyList<PlacedSchedule> elsewhere)
    {
        var named = Members(sections, "Schedules", static (reader, member) => reader.CheckName(member, "schedule")).Select(place => new PlacedSchedule(place.Setting.Key, place));
        return elsewhere.Count == 0 ? named : OnlyOnce(named.Concat(elsewhere.Where(CheckName)), schedule => schedule.Name, schedule => schedule.Place);
    }

    /// <summary>The members of a group in all sections.</summary>
    private IReadOnlyList<PlacedSetting> Members(List<PlacedSetting> sections, string group, Func<DefinitionReader, PlacedSetting, bool> check)
    {
        string what = group.ToLowerInvariant();
        return sections is [var only]
            ? Members(only.Child(group), what, check)
            : OnlyOnce(sections.SelectMany(section => Members(section.Child(group), what, check)), member => member.Setting.Key, member => member);
    }

    /// <summary>What two sections define is reported, and only that of the first is read.</summary>
    private List<T> OnlyOnce<T>(IEnumerable<T> definitions, Func<T, string> nameOf, Func<T, PlacedSetting> placeOf)
    {
        var first = new Dictionary<string, T>(Names.Comparer);
        var once = new List<T>();
        foreach (var definition in definitions)
        {
            string name = nameOf(definition);
            if (first.TryAdd(name, definition))
                once.Add(definition);
            else
                _errors.DefinedElsewhere(placeOf(definition), name, placeOf(first[name]));
        }

        return once;
    }

    private PlacedSetting? OnlyOne(List<PlacedSetting> sections, string key) =>
        OnlyOnce(sections.Select(section => section.Child(key)).OfType<PlacedSetting>().Where(place => !place.Setting.IsNullOrEmpty), _ => key, place => place) is [var one] ? one : null;

    private ScheduleDefinition ReadNamed(PlacedSchedule schedule, Dictionary<string, ScheduleDefinition>? known) =>
        known is not null && known.TryGetValue(schedule.Place.Path, out var before) && !before.IsFaulty && before.Name == schedule.Name
            && before.Content is { } said && SettingContent.IsSame(said, schedule.Place.Setting)
            ? before
            : ReadSchedule(schedule.Place, schedule.Name);

    /// <summary>A key path may be longer than a formula can write.</summary>
    private bool CheckName(PlacedSchedule schedule)
    {
        if (schedule.Name.Length > 0 && Names.IsWritable(schedule.Name))
            return true;
        _errors.BadName(schedule.Place, "schedule");
        return false;
    }

    private long? ReadEffectiveFrom(PlacedSetting? place)
    {
        if (place is not { } setting || setting.Setting.IsNullOrEmpty)
            return null;
        if (double.TryParse(setting.Setting.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && Math.Floor(value) == value && Math.Abs(value) < 9.2e18)
            return long.TryParse(setting.Setting.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long step) ? step : (long)value;
        _errors.BadParameter(setting, $"{Printable.Quote(setting.Setting.Key)} must be a step, a whole number");
        return null;
    }
}
