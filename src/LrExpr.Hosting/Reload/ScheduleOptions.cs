namespace LrExpr;

/// <summary>How schedules are loaded. What they are stands in the configuration.</summary>
/// <example><code>builder.Services.AddSchedules(builder.Configuration).Configure(options => options.WarningsAsErrors = true);</code></example>
public sealed class ScheduleOptions
{
    /// <summary>Whether a warning, such as a parameter that nothing uses, stops the start or a reload as an error does; false by default, and warnings are logged.</summary>
    public bool WarningsAsErrors { get; set; }

    /// <summary>How long the configuration must have been quiet before a change is taken; 300 ms by default. One save makes several signals.</summary>
    public TimeSpan ReloadDelay { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Whether values that are NaN or infinite are counted in <c>lrexpr.evaluation.errors</c>; false by default, since looking at each value takes time.</summary>
    public bool CountNonFiniteValues { get; set; }
}
