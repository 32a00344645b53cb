namespace LrExpr.Registry;

/// <summary>A name's place in whatever snapshot is in use.</summary>
internal sealed class ScheduleHandle : ISchedule
{
    private readonly SnapshotReference _current;

    public ScheduleHandle(SnapshotReference current, string name, int index)
    {
        _current = current;
        Index = index;
        Name = name;
        Function = At;
    }

    public string Name { get; }

    /// <summary>Where it stands in every snapshot from the first that has its name.</summary>
    public int Index { get; }

    /// <summary>The handle as a <c>Func&lt;long, double&gt;</c>, as live as the handle itself.</summary>
    public Func<long, double> Function { get; }

    public double At(long step) => _current.Snapshot.Functions[Index](step);

    public void Fill(long firstStep, Span<double> destination) => Pin().Fill(firstStep, destination);

    public void Fill(ReadOnlySpan<long> steps, Span<double> destination) => Pin().Fill(steps, destination);

    public CompiledSchedule Pin() => _current.Snapshot.Served[Index];

    public override string ToString() => Name;
}
