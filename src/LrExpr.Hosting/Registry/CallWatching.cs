using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace LrExpr.Registry;

/// <summary>What the application asks to be done with the values that live handles give.</summary>
internal sealed class CallWatching
{
    public required Counter<long> NonFiniteCounter { get; init; }

    public required ILogger Logger { get; init; }

    /// <summary>Whether values that are not finite are counted even where they are passed on.</summary>
    public bool CountsNonFinite { get; init; }

    public NonFinitePolicy NonFinite { get; init; } = NonFinitePolicy.PassOn;

    /// <summary>By the name of the schedule, instead of the policy for all.</summary>
    public IDictionary<string, NonFinitePolicy> NonFiniteFor { get; init; } = new Dictionary<string, NonFinitePolicy>();

    public bool ObservesLastCalls { get; init; }

    /// <summary>What looks at the values of a schedule; null where nobody asked for that.</summary>
    /// <param name="schedule">The name of the schedule.</param>
    /// <param name="current">The snapshot in use.</param>
    public CallWatch? Of(string schedule, SnapshotReference current)
    {
        var policy = NonFiniteFor.TryGetValue(schedule, out var own) ? own : NonFinite;
        var guard = CountsNonFinite || policy != NonFinitePolicy.PassOn ? new NonFiniteGuard(policy, schedule, current, NonFiniteCounter, Logger) : null;
        return guard is null && !ObservesLastCalls ? null : new CallWatch(guard, ObservesLastCalls ? new LastCall() : null);
    }
}
