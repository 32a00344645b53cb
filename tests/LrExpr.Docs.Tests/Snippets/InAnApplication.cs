using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

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
            .AddScheduleOfKind("half", "HalfLife", new() { ["init"] = 0.1 });
        #endregion
        using var host = builder.Build();
        Assert.Equal(0.05, host.Services.GetRequiredKeyedService<ISchedule>("half").At(1000));
    }
}
