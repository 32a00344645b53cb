using LrExpr.Binding;
using LrExpr.Running;

namespace LrExpr.Loading;

/// <summary>The code of the schedules of a set, beside their trees.</summary>
/// <param name="known">Schedules that have code already.</param>
/// <param name="shared">The shared parameters.</param>
internal sealed class CodeTable(IEnumerable<LoadedSchedule> known, IReadOnlyDictionary<string, ParameterSymbol> shared)
{
    private static readonly Dictionary<ScheduleSymbol, ScheduleCode> NoReferences = [];

    private readonly Dictionary<ScheduleSymbol, LoadedSchedule> _all = known.ToDictionary(schedule => schedule.Symbol);

    /// <summary>The schedule with its code; null for one with errors.</summary>
    public LoadedSchedule? Find(ScheduleSymbol schedule) => _all.GetValueOrDefault(schedule);

    /// <summary>Gives code to the sound ones among linked schedules, which are behind those that they refer to.</summary>
    /// <param name="linked">The schedules.</param>
    /// <param name="previous">A set whose code serves where the values are the same; null for none.</param>
    public void Add(List<ScheduleSymbol> linked, LoadedSet? previous)
    {
        foreach (var schedule in linked)
        {
            if (schedule.IsFaulty || _all.ContainsKey(schedule))
                continue;
            var code = new ScheduleCode(schedule, ReferencesOf(schedule));
            _all.Add(schedule, new LoadedSchedule(schedule, previous?.Find(schedule.Name)?.Code is { } before && before.HasValuesOf(code) ? before : code) { Shared = shared });
        }
    }

    /// <summary>Puts a schedule in the place of itself, with more known of it.</summary>
    public void Replace(LoadedSchedule schedule) => _all[schedule.Symbol] = schedule;

    private Dictionary<ScheduleSymbol, ScheduleCode> ReferencesOf(ScheduleSymbol schedule)
    {
        if (schedule.References.IsEmpty)
            return NoReferences;
        var references = new Dictionary<ScheduleSymbol, ScheduleCode>();
        foreach (var target in schedule.References.Select(reference => reference.Target).OfType<ScheduleSymbol>())
            references.TryAdd(target, _all[target].Code);
        return references;
    }
}
