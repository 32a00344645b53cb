namespace LrExpr;

/// <summary>Says which inputs of its schedule a function among options gives beside the step, in the order of its arguments.</summary>
/// <remarks>A function of one input needs it only where the schedule has several. On a collection it is for each member.</remarks>
/// <example>
/// <code>
/// class RetryOptions
/// {
///     [ScheduleInputs("client", "load")]
///     public required Func&lt;long, double, double, double&gt; Delay { get; init; } // options.Delay(attempt, 42, 0.7)
/// }
/// </code>
/// </example>
/// <param name="names">The names of the inputs, one for each argument after the step.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class ScheduleInputsAttribute(params string[] names) : Attribute
{
    /// <summary>The names of the inputs.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}
