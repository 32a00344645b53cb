using System.Globalization;
using LrExpr.Registry;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LrExpr.Observability;

/// <summary>Degraded while the configuration is not in use because of errors. Never worse: the last good set serves.</summary>
internal sealed class ScheduleHealthCheck(ScheduleRegistry registry, TimeProvider time) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var snapshot = registry.Snapshot;
        int schedules = snapshot.Schedules.Names.Count;
        string content = snapshot.Schedules.ContentHash;
        var data = new Dictionary<string, object> { ["revision"] = snapshot.Revision, ["schedules"] = schedules, ["contentHash"] = content };
        if (registry.Rejection is not { } rejection)
            return Task.FromResult(HealthCheckResult.Healthy(FormattableString.Invariant($"{Count(schedules, "schedule")}, revision {snapshot.Revision}, content {content}"), data));
        var elapsed = time.GetElapsedTime(rejection.Timestamp);
        data["since"] = rejection.Since;
        data["seconds"] = Math.Floor(elapsed.TotalSeconds);
        data["errors"] = rejection.Diagnostics.Select(diagnostic => diagnostic.ToString()).ToArray();
        return Task.FromResult(HealthCheckResult.Degraded(
            FormattableString.Invariant($"revision {snapshot.Revision}, content {content}, serves on; for {InWords(elapsed)} the configuration has not been usable: {rejection.Reason}"),
            data: data));
    }

    /// <summary>In the largest unit of which there is one at least.</summary>
    private static string InWords(TimeSpan time) => time.TotalDays >= 1 ? Count((int)time.TotalDays, "day")
        : time.TotalHours >= 1 ? Count((int)time.TotalHours, "hour")
        : time.TotalMinutes >= 1 ? Count((int)time.TotalMinutes, "minute")
        : Count((int)time.TotalSeconds, "second");

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
