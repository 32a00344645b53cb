namespace LrExpr.Registry;

/// <summary>The one reference that a change writes and that every read goes through: nobody sees half a set.</summary>
internal sealed class SnapshotReference(ScheduleSnapshot first)
{
    private volatile ScheduleSnapshot _snapshot = first;

    public ScheduleSnapshot Snapshot
    {
        get => _snapshot;
        set => _snapshot = value;
    }
}
