using LrExpr.Hosting.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LrExpr.Hosting.Tests;

/// <summary>Further values of a schedule, as services, live and required.</summary>
public sealed class OutputTests
{
    [Fact]
    public void AnOutput_IsAKeyedService_AndLive()
    {
        var source = new ChangingSource(OneCycle("\"base_momentum\": 0.5"));
        using var application = new Application(source);
        var momentum = application.Services.GetRequiredKeyedService<ISchedule>("lr.momentum");
        var function = application.Services.GetRequiredKeyedService<Func<long, double>>("lr.momentum");
        Assert.Equal([0.95, 0.95, 0.95], [momentum.At(0), function(0), application.Registry["lr.momentum"].At(0)]);
        Assert.Equal(0.5, momentum.At(49));

        source.Save(OneCycle("\"base_momentum\": 0.6"));
        application.Pass();

        Assert.Equal([0.6, 0.6], [momentum.At(49), function(49)]);
    }

    [Fact]
    public void AnEditThatTakesAnOutputAway_IsRejectedWhereSomethingNeedsIt()
    {
        var source = new ChangingSource(OneCycle("\"cycle_momentum\": true"));
        using var application = new Application(source, schedules => schedules.Require("lr.momentum"));
        var momentum = application.Services.GetRequiredKeyedService<ISchedule>("lr.momentum");

        source.Save(OneCycle("\"cycle_momentum\": false"));
        application.Pass();

        Assert.Equal(["lr", "lr.momentum"], application.Registry.Names);
        Assert.Equal(0.95, momentum.At(0));
    }

    [Theory]
    [InlineData("\"cycle_momentum\": true", "lr.momentun", "the application needs a schedule 'lr.momentun', which is not defined; did you mean 'lr.momentum'?")]
    [InlineData("\"cycle_momentum\": false", "lr.momentum", "the application needs a schedule 'lr.momentum', which is not defined with these parameters: it must hold that cycle_momentum; here cycle_momentum is false")]
    public async Task Start_WithAnOutputThatThereIsNot_SaysWhy(string parameters, string name, string message)
    {
        var configuration = Json.Of(OneCycle(parameters));
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSchedules(configuration).Require(name);
        using var host = builder.Build();

        var thrown = await Assert.ThrowsAsync<ScheduleException>(() => host.StartAsync());

        Assert.Equal(message, Assert.Single(thrown.Diagnostics).Message);
    }

    [Fact]
    public async Task Start_WithAnErrorInTheSchedule_SaysNothingOfItsOutputs()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSchedules(Json.Of(OneCycle("\"pct_start\": 2"))).Require("lr.momentum");
        using var host = builder.Build();

        var thrown = await Assert.ThrowsAsync<ScheduleException>(() => host.StartAsync());

        Assert.Equal("LRX3009", Assert.Single(thrown.Diagnostics).Code);
    }

    [Fact]
    public void Functions_AreKnownOfOwnKinds_AndOfSchedulesInCode()
    {
        var services = new ServiceCollection();
        services.AddSchedules(Json.Of("""{ "LrExpr": { "Kinds": { "K": { "Formula": "1", "Outputs": { "two": "2" } } }, "Schedules": { "a": { "Kind": "K" }, "b": "3" } } }"""))
            .AddScheduleOfKind("cycle", "torch.CyclicLR", new() { ["base_lr"] = 0.1, ["max_lr"] = 1 });
        using var provider = services.BuildServiceProvider();
        var asked = provider.GetRequiredService<IServiceProviderIsKeyedService>();

        Assert.True(asked.IsKeyedService(typeof(Func<long, double>), "a.two"));
        Assert.False(asked.IsKeyedService(typeof(Func<long, double>), "b.two"));
        Assert.Equal(2, provider.GetRequiredKeyedService<Func<long, double>>("a.two")(0));
        Assert.Equal(0.9, provider.GetRequiredKeyedService<Func<long, double>>("cycle.momentum")(0));
    }

    private static string OneCycle(string parameters) =>
        $$"""{ "LrExpr": { "Schedules": { "lr": { "Kind": "torch.OneCycleLR", "Parameters": { "max_lr": 1, "total_steps": 100, "pct_start": 0.5, {{parameters}} } } } } }""".Replace("\"pct_start\": 0.5, \"pct_start\"", "\"pct_start\"", StringComparison.Ordinal);
}
