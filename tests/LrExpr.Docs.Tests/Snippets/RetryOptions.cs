namespace LrExpr.Docs.Tests.Snippets;

#region options-inputs
internal sealed class RetryOptions
{
    [ScheduleInputs("client", "load")]
    public required Func<long, double, double, double> Delay { get; init; }    // options.Delay(attempt, 42, 0.7)

    public Func<long, double, double>? Limit { get; init; }                    // of a schedule with one input
}
#endregion
