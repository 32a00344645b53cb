using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LrExpr.Hosting.Tests;

/// <summary>Several parts of an application, each with a section of its own, and schedules that stand anywhere.</summary>
public sealed class SeveralSectionsTests
{
    [Fact]
    public void Sections_OfTwoParts_AreOneSet()
    {
        using var services = Services(
            """{ "LrExpr": { "Parameters": { "total": 10 }, "Schedules": { "a": "step" } }, "Retry": { "Functions": { "twice": "(x) => 2 * x" }, "Schedules": { "b": "twice(a(step)) + total" } } }""",
            (services, configuration) =>
            {
                services.AddSchedules(configuration);
                services.AddSchedules(configuration, "Retry");
            });

        Assert.Equal(["a", "b"], services.GetRequiredService<IScheduleRegistry>().Names);
        Assert.Equal(16, services.GetRequiredKeyedService<Func<long, double>>("b")(3));
    }

    [Theory]
    [InlineData("Schedules", "1", "LrExpr:Schedules:x")]
    [InlineData("Functions", "(y) => y", "LrExpr:Functions:x")]
    [InlineData("Parameters", "1", "LrExpr:Parameters:x")]
    [InlineData("Kinds", null, "LrExpr:Kinds:x")]
    public void Sections_WithTheSameName_AreAnErrorThatNamesBoth(string group, string? text, string other)
    {
        string value = text is null ? """{ "Formula": "step" }""" : $"\"{text}\"";
        using var services = Services(
            $$"""{ "LrExpr": { "{{group}}": { "x": {{value}} } }, "Retry": { "{{group}}": { "X": {{value}} } } }""",
            (services, configuration) =>
            {
                services.AddSchedules(configuration);
                services.AddSchedules(configuration, "Retry");
            });

        var errors = Assert.Throws<ScheduleException>(() => services.GetRequiredService<IScheduleRegistry>()).Diagnostics;

        var error = Assert.Single(errors, error => error.Severity == DiagnosticSeverity.Error);
        Assert.Equal(("LRX3003", $"Retry:{group}:X"), (error.Code, error.Path));
        Assert.Contains($"defined in two places; the other is '{other}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sections_OfTwoConfigurations_AreOneSet()
    {
        var services = new ServiceCollection();
        services.AddSchedules(Json.Of("""{ "LrExpr": { "Schedules": { "a": "1" } } }"""));
        services.AddSchedules(Json.Of("""{ "LrExpr": { "Schedules": { "b": "2" } } }"""));
        using var provider = services.BuildServiceProvider();

        Assert.Equal(["a", "b"], provider.GetRequiredService<IScheduleRegistry>().Names);
    }

    [Fact]
    public void Schedule_FromAnywhere_HasTheNameThatItIsGiven()
    {
        using var services = Services(
            """{ "LrExpr": { "Parameters": { "cap": 30 } }, "Http": { "Retry": { "Delay": { "Formula": "min(cap, 2 ^ step)", "Unit": "seconds" } } } }""",
            (services, configuration) => services.AddSchedules(configuration).AddSchedule("backoff", configuration.GetSection("Http:Retry:Delay")));

        var backoff = services.GetRequiredKeyedService<ISchedule>("backoff");

        Assert.Equal((8, 30), (backoff.At(3), backoff.At(10)));
        Assert.Equal(TimeSpan.FromSeconds(8), backoff.ToTimeSpan().At(3));
        Assert.Equal(8, services.GetRequiredKeyedService<Func<long, double>>("backoff")(3));
    }

    [Theory]
    [InlineData("""{ }""", "LRX3008", "Http:Delay")]
    [InlineData("""{ "Http": { "Delay": "1 +" } }""", "LRX1012", "Http:Delay")]
    [InlineData("""{ "LrExpr": { "Schedules": { "backoff": "1" } }, "Http": { "Delay": "1" } }""", "LRX3003", "Http:Delay")]
    public void Schedule_FromAnywhere_WithAFault_IsReportedWhereItStands(string json, string code, string path)
    {
        using var services = Services(json, (services, configuration) => services.AddSchedules(configuration).AddSchedule("backoff", configuration.GetSection("Http:Delay")));

        var error = Assert.Single(Assert.Throws<ScheduleException>(() => services.GetRequiredService<IScheduleRegistry>()).Diagnostics);

        Assert.Equal((code, path), (error.Code, error.Path));
    }

    private static ServiceProvider Services(string json, Action<IServiceCollection, IConfigurationRoot> configure)
    {
        var services = new ServiceCollection();
        configure(services, Json.Of(json));
        return services.BuildServiceProvider();
    }
}
