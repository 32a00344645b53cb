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

    public static IReadOnlyDictionary<string, ScheduleSymbol> None { get; } = new Dictionary<string, ScheduleSymbol>();

    /// <param name="definition">The section.</param>
    /// <param name="previous">The set whose place is taken.</param>
    /// <param name="before">The section it was compiled from.</param>
    /// <returns>The definitions that are taken over, by name.</returns>
    public static IReadOnlyDictionary<string, ScheduleSymbol> Of(SetDefinition definition, ScheduleSet previous, SetDefinition before)
    {
        var unchanged = new Dictionary<string, ScheduleSymbol>(Names.Comparer);
        if (before.Schedules.Count != definition.Schedules.Count || !IsSharedPartSame(before, definition))
            return unchanged;

        foreach (var schedule in definition.Schedules)
        {
            // Another name may hide what others refer to.
            if (!previous.TryGet(schedule.Name, out var known))
                return None;
            var symbol = known.Newest.Symbol;
            if (ReferenceEquals(schedule, symbol.Definition) && !IsDoubtful(previous, schedule.Path))
                unchanged.TryAdd(schedule.Name, symbol);
        }

        // In the order of their references, so that what is lost takes with it whatever refers to it.
        var edited = new HashSet<ScheduleSymbol>(
            before.Schedules.Where(schedule => !unchanged.ContainsKey(schedule.Name)).Select(schedule => previous[schedule.Name].Newest.Symbol));
        foreach (var symbol in DependencyOrder.Of(unchanged.Values.Where(symbol => symbol.References.Count > 0).ToList(), symbol => symbol.References, reference => reference.Target as ScheduleSymbol, (_, _) => { }))
        {
            if (!symbol.References.Exists(reference => reference.Target is ScheduleSymbol target && edited.Contains(target)))
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
        definition.Section.Children.Where(child => !NotShared.Contains(child.Key, Names.Comparer));

    /// <summary>What was warned of is warned of again.</summary>
    private static bool IsDoubtful(ScheduleSet set, string path)
    {
        for (int i = 0; i < set.Warnings.Count; i++)
        {
            if (set.Warnings[i].Path.StartsWith(path, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
