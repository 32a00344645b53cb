using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LrExpr.Hosting.Tests;

/// <summary>A name that only code has is looked for when the host starts.</summary>
public sealed class RequiredScheduleTests
{
    private const string Section = """{ "LrExpr": { "Schedules": { "learning_rate": "0.1", "momentum": "0.9" } } }""";

    [Fact]
    public async Task Start_WithARequiredNameThatIsMissing_NamesTheNearest()
    {
        var errors = await ErrorsOf(Section, services => services.AddSchedules(services.Configuration()).Require("learning_rate", "momentm"));

        var error = Assert.Single(errors);
        Assert.Equal(("LRX3012", "LrExpr:Schedules"), (error.Code, error.Path));
        Assert.Equal("the application needs a schedule 'momentm', which is not defined; did you mean 'momentum'?", error.Message);
    }

    [Fact]
    public async Task Start_WithAKeyOfAConstructorThatIsMissing_NamesTheService()
    {
        var errors = await ErrorsOf(Section, services =>
        {
            services.AddSingleton<Trainer>();
            services.AddHostedService<Loop>();
            services.AddSchedules(services.Configuration());
        });

        Assert.Equal(
            ["Loop needs a schedule 'warmup', which is not defined", "Trainer needs a schedule 'momentm', which is not defined; did you mean 'momentum'?"],
            errors.Select(error => error.Message).Order());
    }

    [Fact]
    public async Task Start_WithOtherErrors_TellsAll()
    {
        var errors = await ErrorsOf(
            """{ "LrExpr": { "Schedules": { "momentum": "0.9 +" } } }""",
            services => services.AddSchedules(services.Configuration()).Require("rate", "momentum"));

        Assert.Equal(["LRX1012", "LRX3012"], errors.Select(error => error.Code).Order());
    }

    [Fact]
    public async Task Start_WithWhatTheApplicationRegisteredItself_IsGood() =>
        Assert.Empty(await ErrorsOf(Section, services =>
        {
            services.AddKeyedSingleton<Func<long, double>>("own", (_, _) => step => step);
            services.AddSingleton<OwnFunction>();
            services.AddSingleton<Optional>();
            services.AddSchedules(services.Configuration()).Require("LEARNING_RATE");
        }));

    [Fact]
    public async Task Start_WithANameThatCodeDefines_IsGood() =>
        Assert.Empty(await ErrorsOf("{}", services => services.AddSchedules(services.Configuration()).AddSchedule("rate", "0.1").Require("rate")));

    [Fact]
    public async Task Start_WithoutAnyFile_SaysWhereItLooked()
    {
        using var folder = new Json();
        var configuration = new ConfigurationBuilder().SetBasePath(folder.Folder).AddJsonFile("appsettings.json", optional: true).Build();

        var error = Assert.Single(await ErrorsOf(configuration, services => services.AddSchedules(configuration).Require("rate")));

        Assert.Equal($"there is no configuration file; looked for 'appsettings.json' in '{folder.Folder}{Path.DirectorySeparatorChar}'", error.Hint);
    }

    /// <summary>What a developer sees of a start that failed ends in the diagnostics and few lines.</summary>
    [Fact]
    public async Task Start_ThatFailsInAConstructor_ShowsNoFramesOfTheContainer()
    {
        var configuration = Json.Of("""{ "LrExpr": { "Schedules": { "warmup": "1 +" } } }""");
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSchedules(configuration);
        builder.Services.AddHostedService<Loop>();
        using var host = builder.Build();

        var exception = await Assert.ThrowsAsync<ScheduleException>(() => host.StartAsync());

        string[] frames = exception.ToString()[exception.Message.Length..].Split('\n');
        Assert.InRange(frames.Length, 2, 25);
        Assert.DoesNotContain(frames, frame => frame.Contains("ServiceLookup", StringComparison.Ordinal));
    }

    [Fact]
    public void Services_OfFunctionsByUnknownKeys_KeepTheContractsOfTheContainer()
    {
        var services = new ServiceCollection();
        services.AddSchedules(Json.Of(Section));
        using var provider = services.BuildServiceProvider();
        var asked = provider.GetRequiredService<IServiceProviderIsKeyedService>();

        Assert.True(asked.IsKeyedService(typeof(Func<long, double>), "momentum"));
        Assert.False(asked.IsKeyedService(typeof(Func<long, double>), "other"));
        Assert.Null(provider.GetKeyedService<Func<long, double>>("other"));
        Assert.Equal(0.9, provider.GetRequiredKeyedService<Func<long, double>>("momentum")(0));
    }

    private static Task<IReadOnlyList<Diagnostic>> ErrorsOf(string json, Action<IServiceCollection> configure) => ErrorsOf(Json.Of(json), configure);

    private static async Task<IReadOnlyList<Diagnostic>> ErrorsOf(IConfiguration configuration, Action<IServiceCollection> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(configuration);
        configure(builder.Services);
        using var host = builder.Build();
        try
        {
            await host.StartAsync();
            return [];
        }
        catch (ScheduleException exception)
        {
            return exception.Diagnostics;
        }
    }

    private sealed class Trainer([FromKeyedServices("learning_rate")] ISchedule rate, [FromKeyedServices("momentm")] Func<long, double> momentum)
    {
        public double At(long step) => rate.At(step) * momentum(step);
    }

    private sealed class Loop([FromKeyedServices("warmup")] ISchedule warmup) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.FromResult(warmup.At(0));
    }

    private sealed class OwnFunction([FromKeyedServices("own")] Func<long, double> function)
    {
        public double At(long step) => function(step);
    }

    private sealed class Optional([FromKeyedServices("perhaps")] ISchedule? schedule = null)
    {
        public double? At(long step) => schedule?.At(step);
    }
}

/// <summary>The configuration that a test gave.</summary>
internal static class GivenConfiguration
{
    public static IConfiguration Configuration(this IServiceCollection services) =>
        (IConfiguration)services.Single(service => service.ServiceType == typeof(IConfiguration) && service.ImplementationInstance is IConfigurationRoot and not ConfigurationManager).ImplementationInstance!;
}
