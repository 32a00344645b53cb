using LrExpr.Running;

namespace LrExpr;

/// <summary>A live schedule with inputs given for good.</summary>
internal sealed class GivenInputs : ISchedule, IWatchedSchedule, ITimedSchedule
{
    private readonly ISchedule _live;
    private readonly ScheduleInputs _inputs;
    private readonly IWatchedSchedule? _watched;
    private volatile Pinned _pinned;

    public GivenInputs(ISchedule live, ScheduleInputs inputs)
    {
        (_live, _inputs, _watched) = (live, inputs, IWatchedSchedule.Of(live));
        var now = live.Pin();
        _pinned = new Pinned(now, now.With(inputs));
    }

    public string Name => _live.Name;

    public double At(long step) => _watched is { } watched ? watched.Pass(step, Pin().At(step)) : Pin().At(step);

    public double At(DateTimeOffset moment)
    {
        var pinned = Pin();
        return Passed(pinned, pinned.StepOf(moment));
    }

    public double Now()
    {
        var pinned = Pin();
        return Passed(pinned, pinned.StepAt(Time));
    }

    private double Passed(CompiledSchedule pinned, long step) => _watched is { } watched ? watched.Pass(step, pinned.At(step)) : pinned.At(step);

    public TimeProvider Time => ITimedSchedule.Of(_live);

    public void Fill(long firstStep, Span<double> destination)
    {
        Pin().Fill(firstStep, destination);
        _watched?.Pass(firstStep, destination);
    }

    public void Fill(ReadOnlySpan<long> steps, Span<double> destination)
    {
        Pin().Fill(steps, destination);
        _watched?.Pass(steps, destination[..steps.Length]);
    }

    public CompiledSchedule Pin()
    {
        var (pinned, now) = (_pinned, _live.Pin());
        if (pinned.Of != now)
            _pinned = pinned = new Pinned(now, now.With(StillThere(now, _inputs)));
        return pinned.Given;
    }

    public override string ToString() => Name;

    bool IWatchedSchedule.IsWatched => _watched is not null;

    double IWatchedSchedule.Pass(long step, double value) => _watched!.Pass(step, value);

    void IWatchedSchedule.Pass(long firstStep, Span<double> values) => _watched!.Pass(firstStep, values);

    void IWatchedSchedule.Pass(ReadOnlySpan<long> steps, Span<double> values) => _watched!.Pass(steps, values);

    /// <summary>Those that an edit has not taken away.</summary>
    private static ScheduleInputs StillThere(CompiledSchedule schedule, ScheduleInputs inputs)
    {
        var known = new ScheduleInputs();
        foreach (var (name, value) in inputs.Where(input => InputPlaces.Find(schedule.Symbol.Inputs, input.Key) >= 0))
            known[name] = value;
        return known;
    }

    private sealed record Pinned(CompiledSchedule Of, CompiledSchedule Given);
}
