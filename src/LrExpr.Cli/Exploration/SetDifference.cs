namespace LrExpr.Cli.Exploration;

/// <summary>How the schedules of one configuration differ from those of another.</summary>
/// <param name="Added">The names that only the second has.</param>
/// <param name="Removed">The names that only the first has.</param>
/// <param name="Changed">The schedules with other values.</param>
/// <param name="Same">The names of those with the same values.</param>
internal sealed record SetDifference(IReadOnlyList<string> Added, IReadOnlyList<string> Removed, IReadOnlyList<ScheduleDifference> Changed, IReadOnlyList<string> Same)
{
    public bool IsEmpty => Added.Count == 0 && Removed.Count == 0 && Changed.Count == 0;

    public static SetDifference Between(ScheduleSet before, ScheduleSet after, (long First, long Last)? range)
    {
        var changed = new List<ScheduleDifference>();
        var same = new List<string>();
        foreach (string name in after.Names)
        {
            if (!before.TryGet(name, out var schedule))
                continue;
            if (ScheduleDifference.Between(schedule, after[name], range) is { } difference)
                changed.Add(difference);
            else
                same.Add(name);
        }

        return new SetDifference(
            [.. after.Names.Where(name => !before.TryGet(name, out _))], [.. before.Names.Where(name => !after.TryGet(name, out _))], changed, same);
    }
}
