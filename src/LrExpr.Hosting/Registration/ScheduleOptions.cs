namespace LrExpr;

/// <summary>How schedules are loaded. What they are stands in the configuration.</summary>
/// <example><code>builder.Services.AddSchedules(builder.Configuration).Configure(options => options.WarningsAsErrors = true);</code></example>
public sealed class ScheduleOptions
{
    /// <summary>Whether a warning, such as a parameter that nothing uses, stops the start as an error does; false by default, and warnings are logged.</summary>
    public bool WarningsAsErrors { get; set; }
}
