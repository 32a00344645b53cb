using LrExpr.Binding;
using LrExpr.Running;

namespace LrExpr.Loading;

/// <summary>The code of the schedules of a set, beside their trees.</summary>
/// <param name="known">Schedules that have code already, by name.</param>
/// <param name="shared">The shared parameters.</param>
internal sealed class CodeTable(IReadOnlyDictionary<string, LoadedSchedule> known, IReadOnlyDictionary<string, ParameterSymbol> shared)
{
    private static readonly Dictionary<ScheduleSymbol, ScheduleCode> NoReferences = [];

    /// <summary>The only schedule, in the place of a table of one.</summary>
    private LoadedSchedule? _only;
    private Dictionary<ScheduleSymbol, LoadedSchedule>? _all = known.Count == 0 ? null : known.Values.ToDictionary(schedule => schedule.Symbol);

    /// <summary>The schedule with its code; null for one with errors.</summary>
    public LoadedSchedule? Find(ScheduleSymbol schedule) => _all is not null ? _all.GetValueOrDefault(schedule) : _only?.Symbol == schedule ? _only : null;

    /// <summary>Gives code to the sound ones among linked schedules, which are behind those that they refer to.</summary>
    /// <param name="linked">The schedules.</param>
    /// <param name="previous">A set whose code serves where the values are the same; null for none.</param>
    public void Add(List<ScheduleSymbol> linked, LoadedSet? previous)
    {
        foreach (var schedule in linked)
        {
            if (schedule.IsFaulty || Find(schedule) is not null)
                continue;
            var code = new ScheduleCode(schedule, ReferencesOf(schedule));
            Replace(new LoadedSchedule(schedule, previous?.Find(schedule.Name)?.Code is { } before && before.HasValuesOf(code) ? before : code) { Shared = shared });
        }
    }

    /// <summary>Puts a schedule in the place of itself, with more known of it.</summary>
    public void Replace(LoadedSchedule schedule)
    {
        if (_all is null && (_only is null || _only.Symbol == schedule.Symbol))
        {
            _only = schedule;
            return;
        }

        _all ??= new() { [_only!.Symbol] = _only };
        _all[schedule.Symbol] = schedule;
    }

    private Dictionary<ScheduleSymbol, ScheduleCode> ReferencesOf(ScheduleSymbol schedule)
    {
        if (schedule.References.IsEmpty)
            return NoReferences;
        var references = new Dictionary<ScheduleSymbol, ScheduleCode>();
        foreach (var target in schedule.References.Select(reference => reference.Target).OfType<ScheduleSymbol>())
            references.TryAdd(target, Find(target)!.Code);
        return references;
    }
}
