namespace LrExpr;

/// <summary>
/// A schedule of the running application: a function from a step to a number. It is live, so a change of the configuration
/// shows in the next call; it is stable, so it can be kept for as long as the application runs. Any thread may use it.
/// </summary>
/// <remarks>
/// Each call is answered by one snapshot, and a thread never sees an older one after a newer one. Where several schedules, or several
/// calls, must agree, use <see cref="Pin"/> or <see cref="IScheduleRegistry.Snapshot"/>. A schedule that a change removes keeps its last values.
/// </remarks>
/// <example>
/// <code>
/// class Trainer([FromKeyedServices("learning_rate")] ISchedule learningRate)
/// {
///     void Step(long step) => Optimize(learningRate.At(step));
/// }
/// </code>
/// </example>
public interface ISchedule
{
    /// <summary>The name it has in the configuration.</summary>
    string Name { get; }

    /// <summary>The value at a step.</summary>
    /// <param name="step">The step; any, negative ones too.</param>
    /// <returns>The value, perhaps NaN or infinite; nothing is thrown.</returns>
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

    /// <summary>The schedule as it is now, which no change of the configuration touches: for a run that must not change midway.</summary>
    /// <returns>The compiled schedule.</returns>
    /// <example><code>Func&lt;long, double&gt; fixedRate = learningRate.Pin().Function;</code></example>
    CompiledSchedule Pin();
}
