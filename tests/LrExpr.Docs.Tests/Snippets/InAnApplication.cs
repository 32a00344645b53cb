using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace LrExpr.Docs.Tests.Snippets;

internal static class InAnApplication
{
    [Snippet("host")]
    public static async Task Start(string[] args)
    {
        #region host
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddSchedules(builder.Configuration.GetSection("LrExpr"));
        builder.Services.AddSingleton<Trainer>();

        using var host = builder.Build();
        await host.StartAsync();    // throws a ScheduleException with everything that is wrong
        host.Services.GetRequiredService<Trainer>().Train();
        await host.StopAsync();
        #endregion
    }

    [Snippet("add-section")]
    public static void AddSection(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        #region add-section
        builder.Services.AddSchedules(builder.Configuration.GetSection("LrExpr"));
        #endregion
        using var host = builder.Build();
        Assert.NotEmpty(host.Services.GetRequiredService<IScheduleRegistry>().Names);
    }

    [Snippet("require")]
    public static async Task Require(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        #region require
        builder.Services.AddSchedules(builder.Configuration).Require("learning_rate", "momentum");
        #endregion
        builder.Services.AddSchedules().Require("absent");
        using var host = builder.Build();
        var exception = await Assert.ThrowsAsync<ScheduleException>(() => host.StartAsync());
        Assert.Equal("LRX3012", Assert.Single(exception.Diagnostics).Code);
    }

    [Snippet("add-file")]
    public static void AddFile(string[] args)
    {
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "schedules.json"), """{ "LrExpr": { "Schedules": { "of_the_file": "step + 1" } } }""");
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
        #region add-file
        builder.Configuration.AddScheduleFile("schedules.json");
        #endregion
        builder.Services.AddSchedules(builder.Configuration);
        using var host = builder.Build();
        Assert.Equal(2, host.Services.GetRequiredKeyedService<ISchedule>("of_the_file").At(1));
    }

    [Snippet("add-health")]
    public static void AddHealth(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddSchedules(builder.Configuration);
        #region add-health
        builder.Services.AddHealthChecks().AddSchedules();
        #endregion
        using var host = builder.Build();
        Assert.NotNull(host.Services.GetRequiredService<HealthCheckService>());
    }

    [Snippet("non-finite")]
    public static void ChooseWhatTakesThePlaceOfNaN(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddSchedules().AddSchedule("beginning_late", "ln(step - 5)");
        #region non-finite
        builder.Services.AddSchedules(builder.Configuration).Configure(options =>
        {
            options.NonFinite = NonFinitePolicy.LastFinite;
            options.NonFiniteFor["learning_rate"] = NonFinitePolicy.Value(0);
        });
        #endregion
        using var host = builder.Build();
        var schedule = host.Services.GetRequiredKeyedService<ISchedule>("beginning_late");
        Assert.Equal([0, 0], new long[] { 6, 0 }.Select(schedule.At));
    }

    [Snippet("add-in-code")]
    public static void AddInCode(string[] args)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
        #region add-in-code
        builder.Services.AddSchedules(builder.Configuration)
            .AddParameter("total", 10_000)
            .AddFunction("cosine", "(t) => 0.5 * (1 + cos(pi * t))")
            .AddKind("HalfLife", "init * 0.5 ^ (step / half_life)", new() { ["init"] = "", ["half_life"] = 1000 }, "half_life > 0")
            .AddSchedule("momentum", "0.95 - 0.1 * cosine(min(1, step / total))")
            .AddScheduleOfKind("half", "HalfLife", new() { ["init"] = 0.1 })
            .AddScheduleOfKeyframes("strength", new() { Between = "cosine", [0] = 0, [500] = 1, ["total"] = 0.2 });
        #endregion
        using var host = builder.Build();
        Assert.Equal(0.05, host.Services.GetRequiredKeyedService<ISchedule>("half").At(1000));
    }

    [Snippet("add-from-anywhere")]
    public static void AddFromAnywhere(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.Configuration["Http:Retry:Delay"] = "min(30, 2 ^ step)";
        #region add-from-anywhere
        builder.Services.AddSchedules(builder.Configuration)
            .AddSchedule("backoff", builder.Configuration.GetSection("Http:Retry:Delay"));
        #endregion
        using var host = builder.Build();
        Assert.Equal(8, host.Services.GetRequiredKeyedService<ISchedule>("backoff").At(3));
    }

    [Snippet("set-parameters")]
    public static async Task SetParameters(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddSchedules(builder.Configuration);
        using var host = builder.Build();
        #region set-parameters
        var registry = host.Services.GetRequiredService<IScheduleRegistry>();
        long revision = await registry.SetParametersAsync(new() { ["total_steps"] = 25_000 });
        Console.WriteLine(revision);    // 2
        #endregion
    }

    [Snippet("scheduled-options")]
    public static void ScheduledOptions(string[] args)
    {
        var builder = WithTrainer(args);
        #region scheduled-options
        builder.Services.AddSchedules(builder.Configuration);
        builder.Services.AddScheduledOptions<TrainerOptions>("Trainer");

        using var host = builder.Build();
        var options = host.Services.GetRequiredService<IOptions<TrainerOptions>>().Value;
        Console.WriteLine(options.BatchSize);                   // 32
        Console.WriteLine(options.LearningRate.At(1000));       // 0.096
        #endregion
    }

    [Snippet("bind-schedules")]
    public static void BindSchedules(string[] args)
    {
        var builder = WithTrainer(args);
        #region bind-schedules
        builder.Services.AddOptions<TrainerOptions>()
            .BindSchedules(builder.Configuration.GetSection("Trainer"))
            .Validate(options => options.BatchSize > 0, "a batch has one element at least");
        #endregion
        using var host = builder.Build();
        Assert.Null(host.Services.GetRequiredService<IOptions<TrainerOptions>>().Value.Momentum);
    }

    [Snippet("bind-ahead")]
    public static void BindAheadOfTime(string[] args)
    {
        var builder = WithTrainer(args);
        #region bind-ahead
        builder.Services.AddOptions<TrainerOptions>()
            .BindSchedules(builder.Configuration.GetSection("Trainer"), (others, options) => others.Bind(options));
        #endregion
        using var host = builder.Build();
        Assert.Equal(32, host.Services.GetRequiredService<IOptions<TrainerOptions>>().Value.BatchSize);
    }

    private static HostApplicationBuilder WithTrainer(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.Configuration["Trainer:BatchSize"] = "32";
        builder.Configuration["Trainer:LearningRate"] = "0.1 * 0.96 ^ floor(step / 1000)";
        return builder;
    }
}
