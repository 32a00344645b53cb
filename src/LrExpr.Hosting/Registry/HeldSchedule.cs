namespace LrExpr;

/// <summary>
/// A schedule that a change of the configuration reaches only when its user says so: never, or from a step on, such as the first of the next
/// epoch. It is made by <see cref="ScheduleExtensions.Hold"/>; any thread may use it.
/// </summary>
/// <example>
/// <code>
/// HeldSchedule rate = learningRate.Hold();
/// for (long epoch = 0; epoch &lt; 100; epoch++)
/// {
///     rate.RenewFrom(epoch * stepsPerEpoch); // whatever was edited meanwhile counts from here
///     Train(rate);
/// }
/// </code>
/// </example>
public sealed class HeldSchedule : ISchedule, ITimedSchedule
{
    private readonly ISchedule _live;
    private volatile CompiledSchedule _held;

    internal HeldSchedule(ISchedule live)
    {
        _live = live;
        _held = live.Pin();
    }

    /// <inheritdoc/>
    public string Name => _live.Name;

    /// <summary>Serves the schedule as it is now, at all steps.</summary>
    public void Renew() => _held = _live.Pin();

    /// <summary>Serves the schedule as it is now from a step on, and below that step what it has served so far.</summary>
    /// <param name="step">The step.</param>
    public void RenewFrom(long step)
    {
        while (true)
        {
            var held = _held;
            var newest = _live.Pin();
            if (newest.SharesCodeWith(held.Newest))
                return;
#pragma warning disable CS0420 // An exchange is as good as a volatile write.
            if (ReferenceEquals(Interlocked.CompareExchange(ref _held, newest.StartingAfter(held, step), held), held))
                return;
#pragma warning restore CS0420
        }
    }

    /// <inheritdoc/>
    public double At(long step) => _held.At(step);

    /// <inheritdoc/>
    public double At(DateTimeOffset moment) => _held.At(moment);

    /// <inheritdoc/>
    public double Now() => _held.Now(ITimedSchedule.Of(_live));

    TimeProvider ITimedSchedule.Time => ITimedSchedule.Of(_live);

    /// <inheritdoc/>
    public void Fill(long firstStep, Span<double> destination) => _held.Fill(firstStep, destination);

    /// <inheritdoc/>
    public void Fill(ReadOnlySpan<long> steps, Span<double> destination) => _held.Fill(steps, destination);

    /// <inheritdoc/>
    public CompiledSchedule Pin() => _held;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
