using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace LrExpr;

/// <summary>
/// A schedule: a function from a step to a number. One of a running application is live, so a change of the configuration
/// shows in the next call; it is stable, so it can be kept for as long as the application runs. A <see cref="CompiledSchedule"/> is one that
/// never changes, which is what a unit test gives to the class it tests. Any thread may use either.
/// </summary>
/// <remarks>
/// Each call is answered by one snapshot, and a thread never sees an older one after a newer one. Where several schedules, or several
/// calls, must agree, use <see cref="Pin"/> or a snapshot of the registry. A schedule that a change removes keeps its last values.
/// </remarks>
/// <example>
/// <code>
/// class Trainer([FromKeyedServices("learning_rate")] ISchedule learningRate)
/// {
///     void Step(long step) => Optimize(learningRate.At(step));
/// }
/// </code>
/// </example>
[TypeConverter(typeof(ScheduleTypeConverter))]
public interface ISchedule
{
    /// <summary>The name it has in the configuration.</summary>
    string Name { get; }

    /// <summary>The value at a step.</summary>
    /// <param name="step">The step; any, negative ones too.</param>
    /// <returns>The value, perhaps NaN or infinite; nothing is thrown for what a formula comes to.</returns>
    /// <exception cref="InvalidOperationException">An input of the schedule has no default, and has not been given.</exception>
    double At(long step);

    /// <summary>The values at consecutive steps, all from one snapshot.</summary>
    /// <param name="firstStep">The step of the first value. Steps beyond <see cref="long.MaxValue"/> are that step.</param>
    /// <param name="destination">Receives one value for each step.</param>
    void Fill(long firstStep, Span<double> destination);

    /// <summary>The values at the steps given, all from one snapshot.</summary>
    /// <param name="steps">The steps, in any order.</param>
    /// <param name="destination">Receives one value for each step; at least as long as <paramref name="steps"/>.</param>
    /// <exception cref="ArgumentException">The destination is shorter than the steps.</exception>
    void Fill(ReadOnlySpan<long> steps, Span<double> destination);

    /// <summary>The values at consecutive steps, all from one snapshot, in an array: for what cannot take a span, such as a mocking library.</summary>
    /// <param name="firstStep">The step of the first value. Steps beyond <see cref="long.MaxValue"/> are that step.</param>
    /// <param name="destination">Receives one value for each step.</param>
    /// <exception cref="ArgumentNullException">There is no array.</exception>
    void Fill(long firstStep, double[] destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        Fill(firstStep, destination.AsSpan());
    }

    /// <summary>The values at the steps given, all from one snapshot, in an array: for what cannot take a span, such as a mocking library.</summary>
    /// <param name="steps">The steps, in any order.</param>
    /// <param name="destination">Receives one value for each step; at least as long as <paramref name="steps"/>.</param>
    /// <exception cref="ArgumentNullException">An array is missing.</exception>
    /// <exception cref="ArgumentException">The destination is shorter than the steps.</exception>
    [OverloadResolutionPriority(1)]
    void Fill(long[] steps, double[] destination)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(destination);
        Fill((ReadOnlySpan<long>)steps, destination.AsSpan());
    }

    /// <summary>The value at a moment: that of the step which the moment falls in, by the clock of the schedule.</summary>
    /// <param name="moment">The moment; one before the clock's <c>From</c> has a negative step.</param>
    /// <returns>The value, perhaps NaN or infinite.</returns>
    /// <exception cref="InvalidOperationException">The schedule has no clock, or an input has no default.</exception>
    /// <example><code>double rate = sampling.At(request.ReceivedAt);</code></example>
    double At(DateTimeOffset moment) => Pin().At(moment);

    /// <summary>The value now. A schedule of a container asks the container's <see cref="TimeProvider"/>, any other the clock of the system.</summary>
    /// <remarks>Where clocks are put back, it is the value that it was at that time: a schedule remembers nothing.</remarks>
    /// <returns>The value, perhaps NaN or infinite.</returns>
    /// <exception cref="InvalidOperationException">The schedule has no clock, or an input has no default.</exception>
    /// <example><code>if (Random.Shared.NextDouble() &lt; sampling.Now()) Record(request);</code></example>
    double Now() => Pin().Now();

    /// <summary>The schedule as it is now, which no change of the configuration touches: for a run that must not change midway.</summary>
    /// <returns>The compiled schedule.</returns>
    /// <example><code>Func&lt;long, double&gt; fixedRate = learningRate.Pin().Function;</code></example>
    CompiledSchedule Pin();
}
