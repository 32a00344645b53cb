using LrExpr.Definitions;
using LrExpr.Settings;
using LrExpr.Syntax;

namespace LrExpr.Trials;

/// <summary>What a schedule would be with an edit. Nothing of the set that it is of changes.</summary>
/// <param name="Schedule">The schedule; null where the edit is wrong.</param>
/// <param name="Diagnostics">What is wrong or doubtful with it.</param>
/// <param name="Fragment">The schedule as it would stand in a configuration, with the shared parameters that were edited.</param>
internal sealed record Trial(CompiledSchedule? Schedule, IReadOnlyList<Diagnostic> Diagnostics, Setting Fragment)
{
    private const string SchedulesKey = "Schedules", ParametersKey = "Parameters", EffectiveFromKey = "EffectiveFrom", ExpectKey = "Expect";

    /// <param name="set">The set it is of.</param>
    /// <param name="schedule">The schedule.</param>
    /// <param name="edit">What is otherwise.</param>
    /// <param name="isQuick">Whether not to look at what is expected of the values, which may take a look at each of them.</param>
    public static Trial Of(ScheduleSet set, CompiledSchedule schedule, ScheduleEdit edit, bool isQuick = false)
    {
        if (set.Definition is not { } definition)
            return new Trial(schedule, [], new Setting(schedule.Name, (string?)null));
        string owner = schedule.Symbol.Definition.OutputOf ?? schedule.Name;
        var content = Edited(definition.Content, owner, edit);
        var fragment = FragmentOf(content, owner, edit);
        if (edit.IsEmpty)
            return new Trial(schedule, [], fragment);
        IReadOnlyList<ScheduleKind> kinds = [.. definition.Kinds.Select(kind => kind.Code).OfType<ScheduleKind>()];

        // Of thousands of schedules, those that it names are enough.
        var needed = NeededFor(content, owner);
        var unexpected = WithoutExpect(needed);
        bool isSound = ScheduleSet.TryLoad(isQuick ? unexpected : needed, kinds, ScheduleSet.Empty, out var tried, out var diagnostics);

        // A curve that is not what is expected is a curve all the same, which somebody wants to see.
        if (!isSound && !isQuick)
            isSound = ScheduleSet.TryLoad(unexpected, kinds, ScheduleSet.Empty, out tried, out _);

        // It may name one that there is not: a message has the nearest of all names.
        if (!isSound)
            _ = ScheduleSet.TryLoad(content, kinds, set, out tried, out diagnostics);
        CompiledSchedule? found = null;
        _ = tried?.TryGet(schedule.Name, out found);
        return new Trial(found?.Newest, [.. diagnostics.Where(diagnostic => Concerns(diagnostic, schedule))], fragment);
    }

    /// <summary>What is doubtful in other schedules was so before.</summary>
    private static bool Concerns(Diagnostic diagnostic, CompiledSchedule schedule) =>
        diagnostic.Severity == DiagnosticSeverity.Error || diagnostic.Path.StartsWith(schedule.Symbol.Definition.Path, StringComparison.OrdinalIgnoreCase);

    private static SetContent WithoutExpect(SetContent content) => new(
        [.. content.Sections.Select(section => EditedSettings.WithoutIn(section, SchedulesKey, ExpectKey))],
        [.. content.Schedules.Select(placed => placed with { Place = new PlacedSetting(EditedSettings.Without(placed.Place.Setting, ExpectKey), placed.Place.Path) })]);

    private static SetContent Edited(SetContent content, string owner, ScheduleEdit edit) => new(
        [.. content.Sections.Select(section => EditedSettings.Without(WithShared(WithSchedule(section, owner, edit), edit), EffectiveFromKey))],
        [.. content.Schedules.Select(placed => Names.Same(placed.Name, owner) ? placed with { Place = new PlacedSetting(EditedSettings.Schedule(placed.Place.Setting, edit), placed.Place.Path) } : placed)]);

    private static Setting WithSchedule(Setting section, string name, ScheduleEdit edit) =>
        section[SchedulesKey] is { } schedules && schedules[name] is { } one
            ? EditedSettings.With(section, SchedulesKey, EditedSettings.With(schedules, one.Key, EditedSettings.Schedule(one, edit)))
            : section;

    private static Setting WithShared(Setting section, ScheduleEdit edit)
    {
        var own = edit.Shared.Where(parameter => section[ParametersKey]?[parameter.Key] is not null).ToDictionary();
        return own.Count == 0 ? section : EditedSettings.With(section, ParametersKey, EditedSettings.Parameters(section[ParametersKey]!, own));
    }

    /// <summary>The content without the schedules that cannot be meant by anything that is said in those that are kept, beginning with one.</summary>
    private static SetContent NeededFor(SetContent content, string name)
    {
        var all = new Dictionary<string, Setting>(Names.Comparer);
        foreach (var schedule in content.Sections.SelectMany(section => section[SchedulesKey]?.Children ?? []))
            all.TryAdd(schedule.Key, schedule);
        foreach (var schedule in content.Schedules)
            all.TryAdd(schedule.Name, schedule.Place.Setting);
        var needed = new HashSet<string>(Names.Comparer);
        var next = new Queue<Setting>(content.Sections.SelectMany(section => section.Children.Where(child => !Names.Same(child.Key, SchedulesKey))));
        if (all.GetValueOrDefault(name) is { } first && needed.Add(name))
            next.Enqueue(first);
        while (next.TryDequeue(out var setting))
        {
            foreach (string text in TextsOf(setting))
            {
                foreach (var (other, itself) in all)
                {
                    if (text.Contains(other, StringComparison.OrdinalIgnoreCase) && needed.Add(other))
                        next.Enqueue(itself);
                }
            }
        }

        return new SetContent(
            [.. content.Sections.Select(section => EditedSettings.Only(section, SchedulesKey, needed.Contains))],
            [.. content.Schedules.Where(schedule => needed.Contains(schedule.Name))]);
    }

    private static IEnumerable<string> TextsOf(Setting setting) => setting.Text is { } text ? [text] : setting.Children.SelectMany(TextsOf);

    private static Setting FragmentOf(SetContent content, string name, ScheduleEdit edit)
    {
        foreach (var placed in content.Schedules.Where(placed => Names.Same(placed.Name, name)))
            return new Setting("", [.. SharedOf(content, edit), .. Nested(placed.Place.Path.Split(':'), placed.Place.Setting)]);
        var section = content.Sections.FirstOrDefault(section => section[SchedulesKey]?[name] is not null) ?? content.Sections[0];
        var members = section[SchedulesKey]?[name] is { } schedule ? new[] { new Setting(SchedulesKey, [schedule]) } : [];
        return new Setting("", Nested(section.Key.Split(':'), new Setting("", [.. Shared(section, edit), .. members])));
    }

    private static IEnumerable<Setting> SharedOf(SetContent content, ScheduleEdit edit) =>
        content.Sections.Where(section => Shared(section, edit).Any()).SelectMany(section => Nested(section.Key.Split(':'), new Setting("", Shared(section, edit))));

    private static IEnumerable<Setting> Shared(Setting section, ScheduleEdit edit)
    {
        Setting[] edited = [.. (section[ParametersKey]?.Children ?? []).Where(parameter => edit.Shared.Keys.Contains(parameter.Key, Names.Comparer))];
        return edited.Length == 0 ? [] : [new Setting(ParametersKey, edited)];
    }

    /// <summary>A setting below the keys that lead to it.</summary>
    private static IEnumerable<Setting> Nested(string[] keys, Setting setting)
    {
        var inner = new Setting(keys[^1], setting.Text, setting.Children, setting.Source);
        foreach (string key in keys.Reverse().Skip(1))
            inner = new Setting(key, [inner]);
        return [inner];
    }
}
