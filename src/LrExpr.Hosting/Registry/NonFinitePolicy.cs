namespace LrExpr;

/// <summary>What a live schedule gives in the place of a value that is NaN or infinite. Immutable.</summary>
/// <remarks>
/// It holds for <see cref="ISchedule"/> as the container and the registry hand it out and for its function, not for a <see cref="CompiledSchedule"/> such as
/// <see cref="ISchedule.Pin"/> gives. Under every policy but <see cref="PassOn"/> each such value is counted in <c>lrexpr.evaluation.errors</c>, and the first
/// of each schedule and revision is logged as a warning with its step.
/// </remarks>
/// <example>
/// <code>
/// builder.Services.AddSchedules(builder.Configuration).Configure(options =>
/// {
///     options.NonFinite = NonFinitePolicy.LastFinite;
///     options.NonFiniteFor["learning_rate"] = NonFinitePolicy.Value(0);
/// });
/// </code>
/// </example>
public sealed class NonFinitePolicy
{
    private readonly double? _stated;

    private NonFinitePolicy(double? stated = null) => _stated = stated;

    /// <summary>The value as it is. So it is where nothing is said.</summary>
    public static NonFinitePolicy PassOn { get; } = new();

    /// <summary>The last finite value that this schedule gave in this process; the value as it is where it has given none yet.</summary>
    /// <remarks>
    /// Last is meant in time: the last call before, of whatever thread and step, and within one <c>Fill</c> the value before it. A change of the configuration
    /// does not make it forget. What is given therefore depends on the calls before; <see cref="Value"/> gives the same always.
    /// </remarks>
    public static NonFinitePolicy LastFinite { get; } = new();

    /// <summary>A value that is stated here.</summary>
    /// <param name="value">The value, in the unit of the schedule; finite.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite itself.</exception>
    /// <example><code>options.NonFinite = NonFinitePolicy.Value(1e-4);</code></example>
    public static NonFinitePolicy Value(double value) => double.IsFinite(value)
        ? new NonFinitePolicy(value)
        : throw new ArgumentOutOfRangeException(nameof(value), value, "What takes the place of a value that is not finite must be finite.");

    /// <summary>What is given.</summary>
    /// <param name="value">The value that is not finite.</param>
    /// <param name="last">The last finite one; NaN for none.</param>
    internal double Given(double value, double last) => _stated ?? (this == LastFinite && !double.IsNaN(last) ? last : value);

    /// <inheritdoc/>
    public override string ToString() =>
        _stated is { } value ? FormattableString.Invariant($"Value({value})") : this == LastFinite ? nameof(LastFinite) : nameof(PassOn);
}
