using LrExpr.Registry;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LrExpr.Observability;

/// <summary>Degraded while the configuration is not in use because of errors. Never worse: the last good set serves.</summary>
internal sealed class ScheduleHealthCheck(ScheduleRegistry registry, TimeProvider time) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var data = new Dictionary<string, object> { ["revision"] = registry.Revision, ["schedules"] = registry.Names.Count };
        if (registry.Rejection is not { } rejection)
            return Task.FromResult(HealthCheckResult.Healthy(FormattableString.Invariant($"{registry.Names.Count} schedules, revision {registry.Revision}"), data));
        var elapsed = time.GetElapsedTime(rejection.Timestamp);
        data["since"] = rejection.Since;
        data["seconds"] = Math.Floor(elapsed.TotalSeconds);
        data["errors"] = rejection.Diagnostics.Select(diagnostic => diagnostic.ToString()).ToArray();
        return Task.FromResult(HealthCheckResult.Degraded(
            FormattableString.Invariant($"revision {registry.Revision} serves on; for {elapsed:d\\.hh\\:mm\\:ss} the configuration has not been usable: {rejection.Reason}"),
            data: data));
    }
}
