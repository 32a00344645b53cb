namespace LrExpr;

/// <summary>What a new set of schedules changed. Names are in alphabetical order.</summary>
public sealed class SchedulesChangedEventArgs : EventArgs
{
    internal SchedulesChangedEventArgs(ScheduleSnapshot previous, ScheduleSnapshot current)
    {
        Previous = previous;
        Current = current;
        ScheduleSet before = previous.Schedules, after = current.Schedules;
        Added = [.. after.Names.Where(name => !before.TryGet(name, out _))];
        Removed = [.. before.Names.Where(name => !after.TryGet(name, out _))];
        Changed = [.. after.Names.Where(name => before.TryGet(name, out var schedule) && !ReferenceEquals(schedule, after[name]))];
    }

    /// <summary>What was in use until now.</summary>
    public ScheduleSnapshot Previous { get; }

    /// <summary>What is in use from now on.</summary>
    public ScheduleSnapshot Current { get; }

    /// <summary>The schedules that are new.</summary>
    public IReadOnlyList<string> Added { get; }

    /// <summary>The schedules that are gone. Who holds one still gets its last values.</summary>
    public IReadOnlyList<string> Removed { get; }

    /// <summary>The schedules that are not what they were, because of their own definition or of something they refer to.</summary>
    public IReadOnlyList<string> Changed { get; }

    internal bool IsEmpty => Added.Count + Removed.Count + Changed.Count == 0;
}
