namespace LrExpr;

/// <summary>How schedules are loaded. What they are stands in the configuration.</summary>
/// <example><code>builder.Services.AddSchedules(builder.Configuration).Configure(options => options.WarningsAsErrors = true);</code></example>
public sealed class ScheduleOptions
{
    /// <summary>Whether a warning, such as a parameter that nothing uses, stops the start or a reload as an error does; false by default, and warnings are logged.</summary>
    public bool WarningsAsErrors { get; set; }

    /// <summary>How long the configuration must have been quiet before a change is taken; 300 ms by default. One save makes several signals.</summary>
    public TimeSpan ReloadDelay { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// Whether values that are NaN or infinite are counted in <c>lrexpr.evaluation.errors</c> and the first of each schedule and revision is logged, even
    /// where they are passed on; false by default, since looking at each value takes time.
    /// </summary>
    public bool CountNonFiniteValues { get; set; }

    /// <summary>What live schedules give in the place of a value that is NaN or infinite; <see cref="NonFinitePolicy.PassOn"/> by default, which costs nothing.</summary>
    /// <exception cref="ArgumentNullException">The policy is null.</exception>
    public NonFinitePolicy NonFinite
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = NonFinitePolicy.PassOn;

    /// <summary>The same for single schedules by their names, without regard to case; empty by default. A name that is not defined is the error LRX3012.</summary>
    /// <example><code>options.NonFiniteFor["learning_rate"] = NonFinitePolicy.Value(0);</code></example>
    public IDictionary<string, NonFinitePolicy> NonFiniteFor { get; } = new Dictionary<string, NonFinitePolicy>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Whether the gauges <c>lrexpr.schedule.step</c> and <c>lrexpr.schedule.value</c> report the last call of each live schedule; false by default, since
    /// noting each call takes time.
    /// </summary>
    public bool ObserveLastCalls { get; set; }
}
