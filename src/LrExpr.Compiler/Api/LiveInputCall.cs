namespace LrExpr;

/// <summary>A call of a live schedule with some of its inputs.</summary>
internal sealed class LiveInputCall
{
    private readonly ISchedule _live;
    private readonly string[] _names;
    private volatile Pinned _pinned;

    public LiveInputCall(ISchedule live, params string[] names)
    {
        ArgumentNullException.ThrowIfNull(live);
        (_live, _names) = (live, names);
        var now = live.Pin();
        _pinned = new Pinned(now, new InputCall(now, names));
    }

    public double At(long step, double first) => Now.At(step, first);

    public double At(long step, double first, double second) => Now.At(step, first, second);

    public double At(long step, double first, double second, double third) => Now.At(step, first, second, third);

    public double At(long step, double first, double second, double third, double fourth) => Now.At(step, first, second, third, fourth);

    private InputCall Now
    {
        get
        {
            var (pinned, now) = (_pinned, _live.Pin());
            if (pinned.Of != now)
                _pinned = pinned = new Pinned(now, InputCall.OfThoseThere(now, _names));
            return pinned.Call;
        }
    }

    private sealed record Pinned(CompiledSchedule Of, InputCall Call);
}
