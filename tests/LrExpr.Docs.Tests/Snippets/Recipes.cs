using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using WebApp;

namespace LrExpr.Docs.Tests.Snippets;

internal static class Recipes
{
    [Snippet("retry-after")]
    public static async Task RetryAfterFirst(string[] args)
    {
        var builder = WithShop(args);
        #region retry-after
        builder.Services.AddHttpClient("prices").AddStandardResilienceHandler().Configure((http, services) =>
        {
            var delay = services.GetRequiredService<IOptions<ShopOptions>>().Value.Retry.Delay;
            var retryAfter = http.Retry.DelayGenerator;    // it reads the header, since ShouldRetryAfterHeader is true from the start
            http.Retry.DelayGenerator = async attempt =>
                (retryAfter is null ? null : await retryAfter(attempt)) ?? delay(attempt.AttemptNumber);
        });
        #endregion
        var delays = new List<TimeSpan>();
        builder.Services.AddHttpClient("prices").ConfigurePrimaryHttpMessageHandler(() => new Busy());
        builder.Services.PostConfigureAll<HttpStandardResilienceOptions>(http => http.Retry.OnRetry = attempt =>
        {
            delays.Add(attempt.RetryDelay);
            return default;
        });
        using var host = builder.Build();
        using var client = host.Services.GetRequiredService<IHttpClientFactory>().CreateClient("prices");
        using var response = await client.GetAsync(new Uri("http://prices.example/"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);

        // The first answer has the header, the second one has none.
        Assert.Equal([TimeSpan.Zero, TimeSpan.FromMilliseconds(20)], delays);
    }

    [Snippet("lambda-lr")]
    public static void ForTorchSharp(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddSchedules(builder.Configuration);
        using var host = builder.Build();
        var learningRate = host.Services.GetRequiredKeyedService<ISchedule>("learning_rate");
        var optimizer = new Optimizer(1);
        #region lambda-lr
        var scheduler = LambdaLR(optimizer, step => learningRate.At(step));
        #endregion
        Assert.Equal(0.05, scheduler(250));

        // Stands for that of TorchSharp, which brings a native library of some hundred megabytes.
        static Func<int, double> LambdaLR(Optimizer optimizer, Func<int, double> factor) => step => optimizer.LearningRate * factor(step);
    }

    private static HostApplicationBuilder WithShop(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.Configuration["Shop:Rollout"] = "min(1, 0.05 * 2 ^ floor(step / 30))";
        builder.Configuration["Shop:Sampling"] = "1";
        builder.Configuration["Shop:Retry:Delay:Formula"] = "10 * 2 ^ step";
        builder.Configuration["Shop:Retry:Delay:Unit"] = "milliseconds";
        builder.Services.AddSchedules(builder.Configuration).Require("Shop:Rollout");
        builder.Services.AddScheduledOptions<ShopOptions>("Shop");
        return builder;
    }

    private sealed record Optimizer(double LearningRate);

    /// <summary>A server that is busy for two calls, and says in the first answer alone when to come again: at once.</summary>
    private sealed class Busy : HttpMessageHandler
    {
        private int _calls;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = new HttpResponseMessage(++_calls > 2 ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable) { RequestMessage = request };
            if (_calls == 1)
                response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.Zero);
            return Task.FromResult(response);
        }
    }
}
