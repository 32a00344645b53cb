using System.Diagnostics.Metrics;
using LrExpr.Registry;

namespace LrExpr.Observability;

/// <summary>The step and the value of the last call of each schedule, as two gauges whose measurements belong together.</summary>
/// <remarks>
/// Gauges are read one after the other, and calls go on between the two. The one that a collector reads first therefore keeps what it saw for the other,
/// on the thread of this collector, since several may collect at the same time.
/// </remarks>
internal sealed class LastCallGauges
{
    /// <summary>No pass of a collector takes as long; what is older was left by one that reads one of the gauges only.</summary>
    private const long LongestPass = 1000;

    [ThreadStatic]
    private static Reading? t_kept;

    private readonly ScheduleRegistry _registry;

    public LastCallGauges(Meter meter, ScheduleRegistry registry)
    {
        _registry = registry;
        meter.CreateObservableGauge("lrexpr.schedule.step", Steps, "{step}", "The step of the last call of a schedule.");
        meter.CreateObservableGauge("lrexpr.schedule.value", Values, "{value}", "The value that the last call of a schedule gave.");
    }

    private List<Measurement<long>> Steps() => [.. Calls(areSteps: true).Select(call => new Measurement<long>(call.Step, Tag(call.Schedule)))];

    private List<Measurement<double>> Values() => [.. Calls(areSteps: false).Select(call => new Measurement<double>(call.Value, Tag(call.Schedule)))];

    private IReadOnlyList<(string Schedule, long Step, double Value)> Calls(bool areSteps)
    {
        var kept = t_kept;
        if (kept is not null && kept.By == this && kept.AreSteps != areSteps && Environment.TickCount64 - kept.Time < LongestPass)
        {
            t_kept = null;
            return kept.Calls;
        }

        var calls = _registry.LastCalls();
        t_kept = new Reading(this, areSteps, Environment.TickCount64, calls);
        return calls;
    }

    private static KeyValuePair<string, object?> Tag(string schedule) => new("lrexpr.schedule", schedule);

    private sealed record Reading(LastCallGauges By, bool AreSteps, long Time, IReadOnlyList<(string Schedule, long Step, double Value)> Calls);
}
