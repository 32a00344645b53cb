using LrExpr.Text;
using LrExpr.Time;

namespace LrExpr;

/// <content>The schedule by the clock.</content>
public sealed partial class CompiledSchedule
{
    /// <summary>Whether it has a clock, so that a moment has a step and a step a moment.</summary>
    public bool HasClock => Symbol.Times.Clock is not null;

    internal Clock? Clock => Symbol.Times.Clock;

    /// <summary>The value at a moment: that of the step which the moment falls in.</summary>
    /// <param name="moment">The moment; one before the clock's <c>From</c> has a negative step.</param>
    /// <returns>The value, perhaps NaN or infinite.</returns>
    /// <exception cref="InvalidOperationException">The schedule has no clock, or an input has no default.</exception>
    /// <example><code>double rate = sampling.At(new DateTimeOffset(2026, 12, 24, 8, 0, 0, TimeSpan.FromHours(1)));</code></example>
    public double At(DateTimeOffset moment) => Code.Current(ClockOf().StepOf(moment));

    /// <summary>The value now, by the clock of the system.</summary>
    /// <returns>The value, perhaps NaN or infinite.</returns>
    /// <exception cref="InvalidOperationException">The schedule has no clock, or an input has no default.</exception>
    /// <example><code>double rate = sampling.Now();</code></example>
    public double Now() => Code.Current(StepAt(TimeProvider.System));

    /// <summary>The value now, by a clock that is given, such as one of a test.</summary>
    /// <param name="time">What tells the time.</param>
    /// <returns>The value, perhaps NaN or infinite.</returns>
    /// <exception cref="InvalidOperationException">The schedule has no clock, or an input has no default.</exception>
    /// <example><code>double rate = sampling.Now(fakeTime);</code></example>
    public double Now(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return Code.Current(StepAt(time));
    }

    /// <summary>The step that a moment falls in.</summary>
    /// <param name="moment">The moment; one before the clock's <c>From</c> has a negative step.</param>
    /// <returns>The number of whole units since <c>From</c>.</returns>
    /// <exception cref="InvalidOperationException">The schedule has no clock.</exception>
    /// <example><code>schedule.Fill(schedule.StepOf(DateTimeOffset.UtcNow), nextHours);</code></example>
    public long StepOf(DateTimeOffset moment) => ClockOf().StepOf(moment);

    /// <summary>When a step begins, in the time zone of the clock.</summary>
    /// <param name="step">The step.</param>
    /// <returns>The moment, with the offset that holds then; the first or last that there is for a step beyond.</returns>
    /// <exception cref="InvalidOperationException">The schedule has no clock.</exception>
    /// <example><code>Console.WriteLine(schedule.TimeOf(0)); // 12/01/2026 00:00:00 +01:00</code></example>
    public DateTimeOffset TimeOf(long step) => ClockOf().TimeOf(step);

    /// <summary>The step that it is now.</summary>
    internal long StepAt(TimeProvider time) => ClockOf().StepOf(time);

    /// <summary>Up to where the curve is worth looking at: a day or a week where it has a daily or a weekly profile, and all that its formula goes over to.</summary>
    internal long LastForPeople => Outline.End(Symbol.PeriodSteps);

    private Clock ClockOf() => Symbol.Times.Clock ?? throw NoClock(Name);

    private static InvalidOperationException NoClock(string name) =>
        new($"schedule {Printable.Quote(name)} has no clock, so no moment has a step; give it one: \"Clock\": {{ \"From\": \"2026-01-01\", \"Unit\": \"minutes\" }}");
}
