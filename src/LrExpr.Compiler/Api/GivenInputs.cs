using LrExpr.Syntax;

namespace LrExpr;

/// <summary>A live schedule with inputs given for good.</summary>
internal sealed class GivenInputs : ISchedule
{
    private readonly ISchedule _live;
    private readonly ScheduleInputs _inputs;
    private volatile Pinned _pinned;

    public GivenInputs(ISchedule live, ScheduleInputs inputs)
    {
        (_live, _inputs) = (live, inputs);
        var now = live.Pin();
        _pinned = new Pinned(now, now.With(inputs));
    }

    public string Name => _live.Name;

    public double At(long step) => Pin().At(step);

    public void Fill(long firstStep, Span<double> destination) => Pin().Fill(firstStep, destination);

    public void Fill(ReadOnlySpan<long> steps, Span<double> destination) => Pin().Fill(steps, destination);

    public CompiledSchedule Pin()
    {
        var (pinned, now) = (_pinned, _live.Pin());
        if (pinned.Of != now)
            _pinned = pinned = new Pinned(now, now.With(StillThere(now, _inputs)));
        return pinned.Given;
    }

    public override string ToString() => Name;

    /// <summary>Those that an edit has not taken away.</summary>
    private static ScheduleInputs StillThere(CompiledSchedule schedule, ScheduleInputs inputs)
    {
        var known = new ScheduleInputs();
        foreach (var (name, value) in inputs.Where(input => schedule.Symbol.Inputs.Any(there => Names.Same(there.Name, input.Key))))
            known[name] = value;
        return known;
    }

    private sealed record Pinned(CompiledSchedule Of, CompiledSchedule Given);
}
