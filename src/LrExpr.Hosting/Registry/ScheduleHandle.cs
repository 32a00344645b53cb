namespace LrExpr.Registry;

/// <summary>A name's place in whatever snapshot is in use.</summary>
/// <remarks>
/// <see cref="At(long)"/> costs one volatile read more than the compiled function. All handles change together even so: before a snapshot
/// is put to use, each handle whose schedule it changes is given a <see cref="FirstCall"/>, which asks for the snapshot in use;
/// see <c>docs/decisions/live-handles.md</c>.
/// </remarks>
internal sealed class ScheduleHandle : ISchedule, IWatchedSchedule, ITimedSchedule
{
    private readonly SnapshotReference _current;
    private readonly CallWatch? _watch;
    private volatile Func<long, double> _function;

    /// <param name="current">The snapshot in use.</param>
    /// <param name="name">The name.</param>
    /// <param name="index">Where it stands in the snapshots.</param>
    /// <param name="first">What it serves at first.</param>
    /// <param name="watch">What is done with the values; null for nothing.</param>
    /// <param name="time">What tells the time.</param>
    public ScheduleHandle(SnapshotReference current, string name, int index, CompiledSchedule first, CallWatch? watch, TimeProvider time)
    {
        Time = time;
        _current = current;
        _watch = watch;
        Name = name;
        Index = index;
        Function = At;
        _function = new FirstCall(this, first).Function;
    }

    public string Name { get; }

    /// <summary>Where it stands in every snapshot from the first that has its name.</summary>
    public int Index { get; }

    /// <summary>The handle as a <c>Func&lt;long, double&gt;</c>, as live as the handle itself.</summary>
    public Func<long, double> Function { get; }

    /// <summary>The step and the value of its last call; null where there was none, or nobody asked for that.</summary>
    public (long Step, double Value)? LastCall => _watch?.Last?.Read();

    public double At(long step) => _function(step);

    /// <summary>The step and the value are those of one snapshot: an edit may change the clock and the formula.</summary>
    public double At(DateTimeOffset moment)
    {
        var schedule = Pin();
        return Passed(schedule, schedule.StepOf(moment));
    }

    public double Now()
    {
        var schedule = Pin();
        return Passed(schedule, schedule.StepAt(Time));
    }

    public TimeProvider Time { get; }

    public void Fill(long firstStep, Span<double> destination)
    {
        Pin().Fill(firstStep, destination);
        _watch?.Pass(firstStep, destination);
    }

    public void Fill(ReadOnlySpan<long> steps, Span<double> destination)
    {
        Pin().Fill(steps, destination);
        _watch?.Pass(steps, destination[..steps.Length]);
    }

    public CompiledSchedule Pin() => _current.Snapshot.Served[Index];

    public override string ToString() => Name;

    private double Passed(CompiledSchedule schedule, long step) => _watch is { } watch ? watch.Pass(step, schedule.At(step)) : schedule.At(step);

    bool IWatchedSchedule.IsWatched => _watch is not null;

    double IWatchedSchedule.Pass(long step, double value) => _watch!.Pass(step, value);

    void IWatchedSchedule.Pass(long firstStep, Span<double> values) => _watch!.Pass(firstStep, values);

    void IWatchedSchedule.Pass(ReadOnlySpan<long> steps, Span<double> values) => _watch!.Pass(steps, values);

    /// <summary>The function to serve for a schedule.</summary>
    public Func<long, double> FunctionOf(CompiledSchedule schedule)
    {
        var function = schedule.Code.Current;
        return _watch is { } watch ? step => watch.Pass(step, function(step)) : function;
    }

    /// <summary>Prepares for a snapshot that is about to be put to use; until it is, the one in use goes on answering.</summary>
    public void Expect(CompiledSchedule next) => _function = new FirstCall(this, next).Function;

    /// <summary>Serves a function from now on, unless another change came in between.</summary>
    public void Settle(FirstCall from, Func<long, double> function) => Interlocked.CompareExchange(ref _function, function, from.Function);
}
