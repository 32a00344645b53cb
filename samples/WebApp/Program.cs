using System.Diagnostics;
using System.Text.Json.Serialization;
using LrExpr;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using Polly;
using Polly.Retry;
using WebApp;

// A web application whose roll-out, sampling and retry delays are schedules in its appsettings.json:
//   dotnet run --project samples/WebApp --urls http://localhost:5080
// Open /schedules there, the page of its schedules, and /rollout/90, /values?step=90, /work, /health and /metrics.
// Then edit samples/WebApp/appsettings.json while it runs: change a formula, break it, mend it.
var builder = WebApplication.CreateBuilder(args);

#region shop-options
builder.Services.AddSchedules(builder.Configuration)
    .Configure(options => options.ObserveLastCalls = true);    // two more gauges: the last step and value of each schedule
builder.Services.AddScheduledOptions<ShopOptions>("Shop");
builder.Services.AddHealthChecks().AddSchedules();
#endregion

#region shop-metrics
builder.Services.AddOpenTelemetry()
    .WithMetrics(metrics => metrics.AddMeter("LrExpr").AddPrometheusExporter());
#endregion

#region shop-retry
builder.Services.AddSingleton(services =>
{
    // The delay is live: the pipeline is built once, and an edit of the formula counts from the next retry on.
    var retry = services.GetRequiredService<IOptions<ShopOptions>>().Value.Retry;
    var logger = services.GetRequiredService<ILogger<ResiliencePipeline>>();
    return new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = retry.Times,
            DelayGenerator = attempt => ValueTask.FromResult<TimeSpan?>(retry.Delay(attempt.AttemptNumber)),
            OnRetry = attempt =>
            {
                logger.LogWarning("Retry {Number} comes in {Delay} ms.", attempt.AttemptNumber, attempt.RetryDelay.TotalMilliseconds);
                return default;
            },
        })
        .Build();
});
#endregion

// JSON has no NaN, which a formula can give; without this such a value is an error 500.
builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.NumberHandling |= JsonNumberHandling.AllowNamedFloatingPointLiterals);

var app = builder.Build();

// The number of the request is the step: all of the first ones are logged, and few of those that follow.
long requests = 0;
app.Use((context, next) =>
{
    var sampling = context.RequestServices.GetRequiredService<IOptions<ShopOptions>>().Value.Sampling;
    long number = Interlocked.Increment(ref requests);
    if (Random.Shared.NextDouble() < sampling(number))
        app.Logger.LogInformation("Request {Number} is {Path}.", number, context.Request.Path);
    return next(context);
});

#region shop-page
app.MapSchedules();    // at /schedules: curves, where the host is, what is rejected; for this machine only, unless RequireAuthorization says who else
#endregion

#region shop-endpoint
app.MapGet("/rollout/{minute:long}", (long minute, IOptions<ShopOptions> options) =>
    new { Minute = minute, Share = options.Value.Rollout(minute) });
#endregion

app.MapGet("/values", (IScheduleRegistry schedules, long step = 0) =>
{
    // A snapshot is one set: an edit between two of these lines does not mix the old with the new.
    var snapshot = schedules.Snapshot;
    return new
    {
        snapshot.Revision,
        snapshot.Schedules.ContentHash,
        Step = step,
        Values = snapshot.Schedules.Names.ToDictionary(name => name, name => snapshot.Schedules[name].At(step)),
    };
});

// Stands for a call of another service, which is busy twice and answers then.
app.MapGet("/work", async (ResiliencePipeline retrying, CancellationToken cancellation) =>
{
    var attempts = new List<long>();
    await retrying.ExecuteAsync(_ =>
    {
        attempts.Add(Stopwatch.GetTimestamp());
        return attempts.Count > 2 ? ValueTask.CompletedTask : throw new HttpRequestException("The other service is busy.");
    }, cancellation);
    return new
    {
        Attempts = attempts.Count,
        WaitedMilliseconds = attempts.Zip(attempts.Skip(1), (from, to) => Math.Round(Stopwatch.GetElapsedTime(from, to).TotalMilliseconds)),
    };
});

#region shop-health
app.MapHealthChecks("/health", new HealthCheckOptions
{
    // Degraded answers 200, since the last good schedules serve. The reason tells formulas and paths, so keep the address inside.
    ResponseWriter = (context, report) => context.Response.WriteAsJsonAsync(new
    {
        Status = report.Status.ToString(),
        Checks = report.Entries.ToDictionary(check => check.Key, check => new { Status = check.Value.Status.ToString(), check.Value.Description, check.Value.Data }),
    }),
});
#endregion

app.MapPrometheusScrapingEndpoint();    // at /metrics
app.Run();
