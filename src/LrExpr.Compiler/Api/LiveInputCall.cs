namespace LrExpr;

/// <summary>A call of a live schedule with some of its inputs.</summary>
internal sealed class LiveInputCall
{
    private readonly ISchedule _live;
    private readonly string[] _names;
    private readonly IWatchedSchedule? _watched;
    private volatile Pinned _pinned;

    public LiveInputCall(ISchedule live, params string[] names)
    {
        ArgumentNullException.ThrowIfNull(live);
        (_live, _names, _watched) = (live, names, IWatchedSchedule.Of(live));
        var now = live.Pin();
        _pinned = new Pinned(now, new InputCall(now, names));
    }

    public double At(long step, double first) => Pass(step, Now.At(step, first));

    public double At(long step, double first, double second) => Pass(step, Now.At(step, first, second));

    public double At(long step, double first, double second, double third) => Pass(step, Now.At(step, first, second, third));

    public double At(long step, double first, double second, double third, double fourth) => Pass(step, Now.At(step, first, second, third, fourth));

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

    private double Pass(long step, double value) => _watched is { } watched ? watched.Pass(step, value) : value;

    private sealed record Pinned(CompiledSchedule Of, InputCall Call);
}
