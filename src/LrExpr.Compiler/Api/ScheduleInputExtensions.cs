using LrExpr.Running;

namespace LrExpr;

/// <summary>Inputs of a live schedule: what is made here goes with every change of the configuration.</summary>
/// <remarks>
/// A name must be that of an input when it is given. If an edit takes the input away later, its value is not looked at any more; nothing is thrown for that.
/// </remarks>
public static class ScheduleInputExtensions
{
    /// <summary>The value at a step, with inputs.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="step">The step; any, negative ones too.</param>
    /// <param name="inputs">Values of inputs; one that is not among them is what it is by default.</param>
    /// <returns>The value, perhaps NaN or infinite.</returns>
    /// <exception cref="ArgumentException">The schedule has no such input.</exception>
    /// <exception cref="InvalidOperationException">An input without a default is not among them.</exception>
    /// <example><code>double delay = retryDelay.At(attempt, new() { ["client"] = 42 });</code></example>
    public static double At(this ISchedule schedule, long step, ScheduleInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        double value = schedule.Pin().At(step, inputs);
        return IWatchedSchedule.Of(schedule) is { } watched ? watched.Pass(step, value) : value;
    }

    /// <summary>The schedule with an input given for good, as live as the schedule itself.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="input">The name of the input.</param>
    /// <param name="value">Its value; beyond a limit, the limit.</param>
    /// <returns>A schedule that needs the input no more; its <see cref="ISchedule.At(long)"/> is a <c>Func&lt;long, double&gt;</c>.</returns>
    /// <exception cref="ArgumentException">The schedule has no such input.</exception>
    /// <example><code>ISchedule mine = rollOut.With("user", Schedule.Hash("ada@example.org"));</code></example>
    public static ISchedule With(this ISchedule schedule, string input, double value) => schedule.With(new ScheduleInputs { [input] = value });

    /// <summary>The schedule with inputs given for good, as live as the schedule itself.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="inputs">Their values by name; beyond a limit, the limit.</param>
    /// <returns>A schedule that needs these inputs no more.</returns>
    /// <exception cref="ArgumentException">The schedule has no such input.</exception>
    /// <example><code>ISchedule mine = delay.With(new() { ["client"] = 42, ["load"] = 0.7 });</code></example>
    public static ISchedule With(this ISchedule schedule, ScheduleInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(inputs);
        return schedule is CompiledSchedule compiled ? compiled.With(inputs) : new GivenInputs(schedule, inputs);
    }

    /// <summary>A function of the step and of one input, as live as the schedule. It allocates nothing.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="input">The name of the input.</param>
    /// <returns>The function.</returns>
    /// <exception cref="ArgumentException">The schedule has no such input.</exception>
    /// <exception cref="InvalidOperationException">Another input has no default.</exception>
    /// <example><code>Func&lt;long, double, double&gt; delay = schedule.FunctionOf("load"); delay(attempt, 0.7);</code></example>
    public static Func<long, double, double> FunctionOf(this ISchedule schedule, string input) => new LiveInputCall(schedule, input).At;

    /// <summary>A function of the step and of two inputs, as live as the schedule. It allocates nothing.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="first">The name of the first input.</param>
    /// <param name="second">The name of the second input.</param>
    /// <returns>The function.</returns>
    /// <exception cref="ArgumentException">The schedule has no such input, or one is named twice.</exception>
    /// <exception cref="InvalidOperationException">Another input has no default.</exception>
    /// <example><code>double wait = schedule.FunctionOf("load", "client")(attempt, 0.7, 42);</code></example>
    public static Func<long, double, double, double> FunctionOf(this ISchedule schedule, string first, string second) => new LiveInputCall(schedule, first, second).At;

    /// <summary>A function of the step and of three inputs, as live as the schedule. It allocates nothing.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="first">The name of the first input.</param>
    /// <param name="second">The name of the second input.</param>
    /// <param name="third">The name of the third input.</param>
    /// <returns>The function.</returns>
    /// <exception cref="ArgumentException">The schedule has no such input, or one is named twice.</exception>
    /// <exception cref="InvalidOperationException">Another input has no default.</exception>
    /// <example><code>double wait = schedule.FunctionOf("load", "client", "zone")(attempt, 0.7, 42, 3);</code></example>
    public static Func<long, double, double, double, double> FunctionOf(this ISchedule schedule, string first, string second, string third) => new LiveInputCall(schedule, first, second, third).At;

    /// <summary>A function of the step and of four inputs, as live as the schedule. It allocates nothing.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="first">The name of the first input.</param>
    /// <param name="second">The name of the second input.</param>
    /// <param name="third">The name of the third input.</param>
    /// <param name="fourth">The name of the fourth input.</param>
    /// <returns>The function.</returns>
    /// <exception cref="ArgumentException">The schedule has no such input, or one is named twice.</exception>
    /// <example><code>double wait = schedule.FunctionOf("load", "client", "zone", "day")(attempt, 0.7, 42, 3, 6);</code></example>
    public static Func<long, double, double, double, double, double> FunctionOf(this ISchedule schedule, string first, string second, string third, string fourth) =>
        new LiveInputCall(schedule, first, second, third, fourth).At;
}
