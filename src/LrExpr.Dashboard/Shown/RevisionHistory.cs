namespace LrExpr.Shown;

/// <summary>A set that was put to use.</summary>
/// <param name="Snapshot">The set.</param>
/// <param name="At">When.</param>
/// <param name="Change">What it changed; null for the first one that is known.</param>
internal sealed record Revision(ScheduleSnapshot Snapshot, DateTimeOffset At, SchedulesChangedEventArgs? Change);

/// <summary>The newest sets of a process.</summary>
/// <param name="first">The set in use at first.</param>
/// <param name="time">What tells the time.</param>
internal sealed class RevisionHistory(ScheduleSnapshot first, TimeProvider time)
{
    /// <summary>How many are kept.</summary>
    private const int Most = 50;

    private volatile Revision[] _newest = [new Revision(first, time.GetUtcNow(), null)];

    /// <summary>The sets, the newest first.</summary>
    public IReadOnlyList<Revision> All => _newest;

    /// <summary>When a set was put to use; for one that is not known, when the newest was.</summary>
    public DateTimeOffset Since(long revision) => (Find(revision) ?? _newest[0]).At;

    /// <summary>A set by its number; null where it is not known any more.</summary>
    public Revision? Find(long revision) => Array.Find(_newest, one => one.Snapshot.Revision == revision);

    /// <summary>Notes a change. Changes come one after the other.</summary>
    public void Add(SchedulesChangedEventArgs change) => _newest = [new Revision(change.Current, time.GetUtcNow(), change), .. _newest.Take(Most - 1)];
}
