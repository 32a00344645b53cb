namespace LrExpr;

/// <summary>A call of a live schedule with some of its inputs.</summary>
internal sealed class LiveInputCall
{
    private readonly ISchedule _live;
    private readonly string[] _names;
    private readonly IWatchedSchedule? _watched;
    private volatile Pinned _pinned;

    public LiveInputCall(ISchedule live, params string[] names)
        : this(live, names, (now, given) => new InputCall(now, given))
    {
    }

    private LiveInputCall(ISchedule live, string[] names, Func<CompiledSchedule, string[], InputCall> call)
    {
        ArgumentNullException.ThrowIfNull(live);
        (_live, _names, _watched) = (live, names, IWatchedSchedule.Of(live));
        var now = live.Pin();
        _pinned = new Pinned(now, call(now, names));
    }

    /// <summary>The same where inputs may not be there: what is given for them goes nowhere.</summary>
    public static LiveInputCall OfThoseThere(ISchedule live, string[] names) => new(live, names, InputCall.OfThoseThere);

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
