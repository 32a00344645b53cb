namespace LrExpr.Reload;

/// <summary>
/// Turns signals, which come in bursts, into single runs: one when it has been quiet for a while, and one now and then where it never is.
/// A signal is never lost: one that comes during a run leads to another run. Runs do not overlap.
/// </summary>
internal sealed class Debounce : IDisposable
{
    private const int MostDelays = 10;

    private readonly TimeProvider _time;
    private readonly TimeSpan _quiet;
    private readonly Action _run;
    private readonly ITimer _timer;
    private readonly Lock _state = new();
    private readonly Lock _running = new();
    private long _first;
    private bool _isPending;
    private bool _isDisposed;

    /// <param name="time">The clock; only its monotonic side is used, so the wall clock may jump.</param>
    /// <param name="quiet">How long no signal must have come.</param>
    /// <param name="run">What to run; it does not throw.</param>
    public Debounce(TimeProvider time, TimeSpan quiet, Action run)
    {
        _time = time;
        _quiet = quiet;
        _run = run;

        // Without the context of whoever creates it, which a timer would otherwise carry along for ever.
        using (ExecutionContext.IsFlowSuppressed() ? default(IDisposable) : ExecutionContext.SuppressFlow())
            _timer = time.CreateTimer(static debounce => ((Debounce)debounce!).Run(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Signal()
    {
        lock (_state)
        {
            if (_isDisposed)
                return;
            long now = _time.GetTimestamp();
            if (!_isPending)
                _first = now;
            _isPending = true;
            var left = (_quiet * MostDelays) - _time.GetElapsedTime(_first, now);
            _timer.Change(left < TimeSpan.Zero ? TimeSpan.Zero : left < _quiet ? left : _quiet, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        lock (_state)
            _isDisposed = true;
        _timer.Dispose();
    }

    private void Run()
    {
        lock (_running)
        {
            lock (_state)
            {
                if (!_isPending || _isDisposed)
                    return;
                _isPending = false;
            }

            _run();
        }
    }
}
