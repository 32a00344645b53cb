namespace LrExpr.Courses;

/// <summary>How the schedules of one configuration differ from those of another.</summary>
/// <param name="Added">The names that only the second has.</param>
/// <param name="Removed">The names that only the first has.</param>
/// <param name="Changed">The schedules with other values.</param>
/// <param name="Same">The names of those with the same values.</param>
internal sealed record SetDifference(IReadOnlyList<string> Added, IReadOnlyList<string> Removed, IReadOnlyList<ScheduleDifference> Changed, IReadOnlyList<string> Same)
{
    /// <summary>The names of those that have the same values before any report, and do something else with reports.</summary>
    public IReadOnlyList<string> Listening { get; init; } = [];

    public bool IsEmpty => Added.Count == 0 && Removed.Count == 0 && Changed.Count == 0 && Listening.Count == 0;

    /// <param name="before">The schedules of the one, in the order of their names.</param>
    /// <param name="after">Those of the other.</param>
    /// <param name="range">The range to look at; null to have it chosen for each.</param>
    /// <param name="at">A step that those that differ are looked at; null for none.</param>
    public static SetDifference Between(IReadOnlyList<CompiledSchedule> before, IReadOnlyList<CompiledSchedule> after, (long First, long Last)? range, long? at)
    {
        var changed = new List<ScheduleDifference>();
        var (same, listening) = (new List<string>(), new List<string>());
        var (ofBefore, ofAfter) = (ByName(before), ByName(after));
        foreach (var schedule in after)
        {
            if (!ofBefore.TryGetValue(schedule.Name, out var other))
                continue;
            if (ScheduleDifference.Between(other, schedule, range, at) is { } difference)
                changed.Add(difference);
            else if ((other.Listens || schedule.Listens) && !other.Code.HasValuesOf(schedule.Code))
                listening.Add(schedule.Name);
            else
                same.Add(schedule.Name);
        }

        return new SetDifference(NamesNotIn(ofBefore, after), NamesNotIn(ofAfter, before), changed, same) { Listening = listening };
    }

    private static Dictionary<string, CompiledSchedule> ByName(IEnumerable<CompiledSchedule> schedules) => schedules.ToDictionary(schedule => schedule.Name, StringComparer.OrdinalIgnoreCase);

    private static string[] NamesNotIn(Dictionary<string, CompiledSchedule> known, IEnumerable<CompiledSchedule> schedules) =>
        [.. schedules.Select(schedule => schedule.Name).Where(name => !known.ContainsKey(name))];
}
