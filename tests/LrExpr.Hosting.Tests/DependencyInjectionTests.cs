using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LrExpr.Hosting.Tests;

public class DependencyInjectionTests
{
    private const string TwoSchedules = """{ "LrExpr": { "Schedules": { "learning_rate": "0.1 * 0.5 ^ floor(step / 10)", "momentum": "0.9" } } }""";

    [Fact]
    public void KeyedSchedule_OfTheConfiguration_HasItsValues()
    {
        using var services = Services(TwoSchedules);

        var schedule = services.GetRequiredKeyedService<ISchedule>("learning_rate");

        Assert.Equal("learning_rate", schedule.Name);
        Assert.Equal(0.05, schedule.At(10));
        var values = new double[3];
        schedule.Fill(9, values);
        Assert.Equal([0.1, 0.05, 0.05], values);
        schedule.Fill([20, 0, 10], values);
        Assert.Equal([0.025, 0.1, 0.05], values);
        Assert.Throws<ArgumentException>(() => schedule.Fill([1, 2, 3, 4], values));
    }

    [Fact]
    public void KeyedFunction_OfTheConfiguration_IsThatOfTheSchedule()
    {
        using var services = Services(TwoSchedules);

        Assert.Equal(0.05, services.GetRequiredKeyedService<Func<long, double>>("learning_rate")(10));
    }

    [Fact]
    public void Constructor_WithKeys_ReceivesSchedules()
    {
        using var services = Services(TwoSchedules, more => more.AddTransient<Trainer>());

        var trainer = services.GetRequiredService<Trainer>();

        Assert.Equal(0.1, trainer.LearningRate.At(0));
        Assert.Equal(0.9, trainer.Momentum(0));
        Assert.Same(services.GetRequiredService<IScheduleRegistry>(), trainer.All);
    }

    [Fact]
    public void KeyedSchedule_AskedForTwiceOrInAnotherCase_IsOneObject()
    {
        using var services = Services(TwoSchedules);
        var schedule = services.GetRequiredKeyedService<ISchedule>("learning_rate");

        Assert.Same(schedule, services.GetRequiredKeyedService<ISchedule>("learning_rate"));
        Assert.Same(schedule, services.GetRequiredKeyedService<ISchedule>("Learning_Rate"));
        Assert.Same(schedule, services.GetRequiredService<IScheduleRegistry>()["LEARNING_RATE"]);
    }

    [Fact]
    public void KeyedSchedule_WrongName_ListsNamesAndTheNearest()
    {
        using var services = Services(TwoSchedules);

        var exception = Assert.Throws<KeyNotFoundException>(() => services.GetRequiredKeyedService<ISchedule>("lerning_rate"));

        Assert.Equal("there is no schedule 'lerning_rate' among 'learning_rate', 'momentum'; did you mean 'learning_rate'?", exception.Message);
        Assert.Throws<KeyNotFoundException>(() => services.GetRequiredService<IScheduleRegistry>()["lerning_rate"]);
    }

    [Fact]
    public void KeyedSchedule_KeyThatIsNoText_SaysWhatKeysAre()
    {
        using var services = Services(TwoSchedules);

        Assert.Contains("not 5", Assert.Throws<KeyNotFoundException>(() => services.GetRequiredKeyedService<ISchedule>(5)).Message);
    }

    [Fact]
    public void KeyedSchedule_OfASourceAddedAfterRegistration_IsFound()
    {
        using var manager = new ConfigurationManager();
        var services = new ServiceCollection();
        services.AddSchedules(manager.GetSection("LrExpr"));
        manager.AddInMemoryCollection([new("LrExpr:Schedules:late", "5")]);

        using var provider = services.BuildServiceProvider();

        Assert.Equal(5, provider.GetRequiredKeyedService<ISchedule>("late").At(0));
    }

    [Fact]
    public void Services_AllSchedules_AreListed()
    {
        using var services = Services(TwoSchedules);
        var registry = services.GetRequiredService<IScheduleRegistry>();

        Assert.Equal(["learning_rate", "momentum"], registry.Names);
        Assert.Equal(registry.Names, registry.Select(schedule => schedule.Name));
        Assert.Equal(registry.Names, services.GetServices<ISchedule>().Select(schedule => schedule.Name));
        Assert.Equal(registry.Names, services.GetKeyedServices<ISchedule>(KeyedService.AnyKey).Select(schedule => schedule.Name).Order());
        Assert.Null(services.GetService<ISchedule>());
        Assert.Equal(1, registry.Revision);
        Assert.Equal(1, registry.Snapshot.Revision);
        Assert.Equal(registry.Names, registry.Snapshot.Schedules.Names);
    }

    [Fact]
    public void Registry_TryGet_TellsWhetherThereIsOne()
    {
        using var services = Services(TwoSchedules);
        var registry = services.GetRequiredService<IScheduleRegistry>();

        Assert.True(registry.TryGet("MOMENTUM", out var momentum));
        Assert.Equal(0.9, momentum.At(0));
        Assert.False(registry.TryGet("momentun", out var none));
        Assert.Null(none);
    }

    [Fact]
    public void KeyedFunction_OfTheApplicationItself_IsNotTouched()
    {
        using var services = Services(TwoSchedules, more => more.AddKeyedSingleton<Func<long, double>>("mine", (_, _) => step => step));

        Assert.Equal(7, services.GetRequiredKeyedService<Func<long, double>>("mine")(7));
    }

    [Fact]
    public void Builder_DefinitionsInCode_AreCompiledWithTheConfiguration()
    {
        using var services = Services(
            """{ "LrExpr": { "Parameters": { "scale": 2 }, "Schedules": { "base": "scale * step" } } }""",
            schedules: builder => builder
                .AddParameter("offset", 100)
                .AddFunction("twice", "(x) => 2 * x")
                .AddKind("HalfLife", "init * 0.5 ^ (step / half_life)", new() { ["init"] = "", ["half_life"] = 10 }, "half_life > 0")
                .AddSchedule("plain", "twice(base(step)) + offset")
                .AddSchedule("own", "a * step + count(b)", new() { ["a"] = 3, ["b"] = new double[] { 1, 2 } })
                .AddScheduleOfKind("half", "HalfLife", new() { ["Init"] = 8 })
                .AddScheduleOfKeyframes("frames", new ScheduleKeyframes { Between = "step", [0] = 1, [10] = "base(step) + p" }.Add("20", 50, "linear"), new() { ["p"] = 5 }));

        double At(string name, long step) => services.GetRequiredKeyedService<ISchedule>(name).At(step);
        Assert.Equal(112, At("plain", 3));
        Assert.Equal(11, At("own", 3));
        Assert.Equal(4, At("half", 10));
        Assert.Equal((1, 27, 50), (At("frames", 9), At("frames", 11), At("frames", 20)));
    }

    [Fact]
    public void Builder_KindWrittenInCode_IsUsedByTheConfiguration()
    {
        var table = new ScheduleKind("Table", arguments =>
        {
            double[] rates = arguments.Array("rates");
            return step => rates[Math.Clamp(step, 0, rates.Length - 1)];
        })
        {
            Parameters = [ScheduleKindParameter.Array("rates")],
        };
        using var services = Services(
            """{ "LrExpr": { "Schedules": { "a": { "Kind": "table", "Parameters": { "Rates": [ 1, 2, 4 ] } }, "b": "a(step) + Table(step, [10])" } } }""",
            schedules: builder => builder.AddKind(table).AddScheduleOfKind("c", "Table", new() { ["rates"] = "[3]" }));

        double At(string name, long step) => services.GetRequiredKeyedService<ISchedule>(name).At(step);
        Assert.Equal(2, At("a", 1));
        Assert.Equal(14, At("b", 9));
        Assert.Equal(3, At("c", 0));
    }

    [Fact]
    public void Builder_KindWrittenInCodeThatFails_IsAnErrorOfTheSchedule()
    {
        using var services = Services(
            """{ "LrExpr": { "Kinds": { "Twice": { "Formula": "step" } }, "Schedules": { "a": { "Kind": "Bad" } } } }""",
            schedules: builder => builder
                .AddKind(new ScheduleKind("Bad", _ => throw new InvalidOperationException("no way")))
                .AddKind(new ScheduleKind("Twice", _ => step => step)));

        var errors = Assert.Throws<ScheduleException>(() => services.GetRequiredService<IScheduleRegistry>()).Diagnostics;

        Assert.Equal([("LRX3007", "LrExpr:Kinds:Twice", "code"), ("LRX3009", "LrExpr:Schedules:a", null)], errors.Select(error => (error.Code, error.Path, error.File)));
    }

    [Fact]
    public void Builder_WithoutConfiguration_IsEnough()
    {
        var services = new ServiceCollection();
        services.AddSchedules().AddSchedule("a", "step + 1");
        services.AddSchedules().AddSchedule("b", "a(step) * 2");

        using var provider = services.BuildServiceProvider();

        Assert.Equal(8, provider.GetRequiredKeyedService<ISchedule>("b").At(3));
    }

    [Fact]
    public void Builder_NameThatTheConfigurationHasToo_IsAnErrorThatNamesTheCode()
    {
        using var services = Services(TwoSchedules, schedules: builder => builder.AddSchedule("Momentum", "0.8"));

        var error = Assert.Single(Assert.Throws<ScheduleException>(() => services.GetRequiredService<IScheduleRegistry>()).Diagnostics);

        Assert.Equal("LRX3003", error.Code);
        Assert.Equal("LrExpr:Schedules:Momentum", error.Path);
        Assert.Equal("code", error.File);
    }

    [Fact]
    public void AddSchedules_SameSectionTwice_IsOnce()
    {
        var configuration = Json.Of(TwoSchedules);
        var services = new ServiceCollection();
        services.AddSchedules(configuration);
        services.AddSchedules(configuration.GetSection("lrexpr"));

        using var provider = services.BuildServiceProvider();

        Assert.Equal(2, provider.GetRequiredService<IScheduleRegistry>().Names.Count);
    }

    private static ServiceProvider Services(string json, Action<IServiceCollection>? more = null, Action<IScheduleBuilder>? schedules = null)
    {
        var services = new ServiceCollection();
        var builder = services.AddSchedules(Json.Of(json).GetSection("LrExpr"));
        schedules?.Invoke(builder);
        more?.Invoke(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private sealed class Trainer(
        [FromKeyedServices("learning_rate")] ISchedule learningRate,
        [FromKeyedServices("momentum")] Func<long, double> momentum,
        IScheduleRegistry all)
    {
        public ISchedule LearningRate => learningRate;

        public Func<long, double> Momentum => momentum;

        public IScheduleRegistry All => all;
    }
}
