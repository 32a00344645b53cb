namespace LrExpr;

/// <summary>A schedule whose values are something else than numbers, such as times. As live as the schedule it is made from.</summary>
/// <typeparam name="T">What a value is, such as <see cref="TimeSpan"/>.</typeparam>
/// <example>
/// <code>
/// // "RetryDelay": { "Formula": "min(0.1 * 2 ^ step, 30)", "Unit": "seconds" }
/// class RetryOptions { public required ISchedule&lt;TimeSpan&gt; RetryDelay { get; init; } }
///
/// await Task.Delay(options.RetryDelay.At(attempt));
/// </code>
/// </example>
public interface ISchedule<out T>
{
    /// <summary>The name of the schedule.</summary>
    string Name { get; }

    /// <summary>The value at a step.</summary>
    /// <param name="step">The step; any, negative ones too.</param>
    /// <returns>The value; nothing is thrown.</returns>
    T At(long step);
}
