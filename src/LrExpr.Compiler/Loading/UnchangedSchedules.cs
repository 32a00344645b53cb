using LrExpr.Binding;
using LrExpr.Definitions;
using LrExpr.Settings;
using LrExpr.Syntax;

namespace LrExpr.Loading;

/// <summary>
/// The schedules of a set that are what they were in the set whose place it takes: neither they nor anything they refer to has been edited, and
/// nothing was doubtful in them. They are taken over as they are, so that an edit of one among thousands costs one.
/// </summary>
internal static class UnchangedSchedules
{
    /// <summary>What every schedule may depend on, apart from what says when a set takes effect.</summary>
    private static readonly string[] NotShared = ["Schedules", "EffectiveFrom", "$schema"];

    public static IReadOnlyDictionary<string, LoadedSchedule> None { get; } = new Dictionary<string, LoadedSchedule>();

    /// <param name="definition">The section.</param>
    /// <param name="previous">The set whose place is taken.</param>
    /// <returns>The schedules that are taken over, by name.</returns>
    public static IReadOnlyDictionary<string, LoadedSchedule> Of(SetDefinition definition, LoadedSet previous)
    {
        var before = previous.Definition;
        if (before.Schedules.Count != definition.Schedules.Count || !IsSharedPartSame(before, definition))
            return None;

        var unchanged = new Dictionary<string, LoadedSchedule>(Names.Comparer);
        foreach (var schedule in definition.Schedules)
        {
            // Another name may hide what others refer to.
            if (previous.Find(schedule.Name) is not { } known)
                return None;
            if (ReferenceEquals(schedule, known.Symbol.Definition) && !IsDoubtful(previous, schedule.Path))
                unchanged.TryAdd(schedule.Name, known);
        }

        // What they have beside their values goes with them.
        foreach (var schedule in previous.Schedules)
        {
            if (schedule.Symbol.Definition.OutputOf is { } owner && unchanged.ContainsKey(owner))
                unchanged.TryAdd(schedule.Symbol.Name, schedule);
        }

        // In the order of their references, so that what is lost takes with it whatever refers to it.
        var edited = new HashSet<ScheduleSymbol>(
            previous.Schedules.Where(schedule => !unchanged.ContainsKey(schedule.Symbol.Name)).Select(schedule => schedule.Symbol));
        var referring = unchanged.Values.Select(schedule => schedule.Symbol).Where(symbol => !symbol.References.IsEmpty).ToList();
        foreach (var symbol in DependencyOrder.Of(referring, symbol => symbol.References, reference => reference.Target as ScheduleSymbol, (_, _) => { }))
        {
            if (!symbol.References.Any(reference => reference.Target is ScheduleSymbol target && edited.Contains(target)))
                continue;
            edited.Add(symbol);
            unchanged.Remove(symbol.Name);
        }

        return unchanged;
    }

    private static bool IsSharedPartSame(SetDefinition before, SetDefinition now) =>
        SharedPart(before).SequenceEqual(SharedPart(now), SettingContent.Comparer)
        && before.Kinds.Select(kind => kind.Code).SequenceEqual(now.Kinds.Select(kind => kind.Code), ReferenceEqualityComparer.Instance);

    private static IEnumerable<Setting> SharedPart(SetDefinition definition) =>
        definition.Content.Sections.SelectMany(section => section.Children).Where(child => !NotShared.Contains(child.Key, Names.Comparer));

    /// <summary>What was warned of is warned of again.</summary>
    private static bool IsDoubtful(LoadedSet set, string path)
    {
        for (int i = 0; i < set.Diagnostics.Count; i++)
        {
            if (set.Diagnostics[i].Path.StartsWith(path, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
