using LrExpr.Hosting.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LrExpr.Hosting.Tests.Options;

/// <summary>An edit is in use as a whole or not at all, whatever it reaches the options through.</summary>
public sealed class OptionsEditTests
{
    private const string Before = """{ "LrExpr": { "Parameters": { "top": 1 } }, "Trainer": { "BatchSize": 1, "LearningRate": "top" } }""";

    [Fact]
    public void Edit_OfWhatAScheduleRefersTo_IsRejectedIfTheOptionsAreNotValid()
    {
        using var options = new BoundOptions<TrainerOptions>(Before, bound => bound.Validate(value => value.LearningRate.At(0) <= 1, "a rate is at most one"));
        var monitor = options.Monitor;
        Assert.Equal(1, monitor.CurrentValue.LearningRate.At(0));

        options.Save(Before.Replace("\"top\": 1", "\"top\": 2", StringComparison.Ordinal));

        Assert.Contains("a rate is at most one", options.Application.Registry.Rejection!.Reason, StringComparison.Ordinal);
        Assert.Equal(1, monitor.CurrentValue.LearningRate.At(0));
        Assert.Equal(1, options.Services.GetRequiredService<IOptionsFactory<TrainerOptions>>().Create("").LearningRate.At(0));
    }

    [Fact]
    public async Task SetParameters_IsRefusedIfTheOptionsAreNotValid()
    {
        using var options = new BoundOptions<TrainerOptions>(Before, bound => bound.Validate(value => value.LearningRate.At(0) <= 1, "a rate is at most one"));

        var refused = await Assert.ThrowsAsync<ScheduleException>(() => options.Application.Registry.SetParametersAsync(new() { ["top"] = 2 }));

        Assert.Contains("a rate is at most one", refused.Message, StringComparison.Ordinal);
        Assert.Equal((1, 1), (options.Value.LearningRate.At(0), options.Application.Registry.Revision));
    }

    [Fact]
    public void RequiredSchedule_ThatAHigherSourceRemoves_IsMissing()
    {
        using var files = new Json(
            ("appsettings.json", """{ "Trainer": { "LearningRate": { "Kind": "CosineDecay", "Parameters": { "initial_learning_rate": 1, "decay_steps": 10 } } } }"""),
            ("appsettings.Production.json", """{ "Trainer": { "LearningRate": null } }"""));
        var configuration = files.Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration);
        services.AddOptions<TrainerOptions>().BindSchedules(configuration.GetSection("Trainer"));
        using var provider = services.BuildServiceProvider();

        var error = Assert.Single(Assert.Throws<ScheduleException>(() => provider.GetRequiredService<IOptions<TrainerOptions>>().Value).Diagnostics);

        Assert.Equal(("LRX3012", "Trainer:LearningRate"), (error.Code, error.Path));
    }

    [Theory]
    [InlineData("{ }")]
    [InlineData("""{ "Rates": [] }""", "")]
    [InlineData("""{ "Rates": null }""")]
    public void RequiredCollection_ThatIsMissing_IsAnError(string trainer, string code = "LRX3012") =>
        Assert.Equal(code, string.Join(' ', OptionsFaultTests.ErrorsOf<Requiring>($$"""{ "Trainer": {{trainer}} }""").Select(error => error.Code)));

    [Fact]
    public void Edit_WithAWrongFormula_SpeaksOfThatAlone()
    {
        // Another schedule stands in for the one that is wrong; what validation says of it is of no use.
        using var options = new BoundOptions<TrainerOptions>(Before, bound => bound.Validate(value => value.LearningRate.At(0) > 0, "a rate is positive"));

        options.Save("""{ "LrExpr": { "Schedules": { "other": "1 +" } }, "Trainer": { "BatchSize": 2, "LearningRate": "1" } }""");

        Assert.Equal(["LRX1012"], options.Application.Registry.Rejection!.Diagnostics.Select(diagnostic => diagnostic.Code));
    }

    [Fact]
    public void Edit_OfOptionsAlone_IsLogged_AndSoIsTheRecovery()
    {
        using var options = new BoundOptions<TrainerOptions>(Before);

        options.Save(Before.Replace("\"BatchSize\": 1", "\"BatchSize\": \"many\"", StringComparison.Ordinal));
        Assert.NotNull(options.Application.Registry.Rejection);
        options.Save(Before.Replace("\"BatchSize\": 1", "\"BatchSize\": 2", StringComparison.Ordinal));

        Assert.Null(options.Application.Registry.Rejection);
        Assert.Equal(["options changed, revision 1 of the schedules: Trainer"], options.Application.Log.Of(11));
    }

    [Fact]
    public void Edit_OfTwoSectionsOfTheSameOptions_IsTriedAsAWhole()
    {
        var source = new ChangingSource("""{ "A": { "Rate": "1" }, "B": { "Other": "1" } }""");
        var configuration = new ConfigurationBuilder().Add(source).Build();
        using var application = new Application(configuration, builder => builder.Services.AddOptions<Pair>()
            .BindSchedules(configuration.GetSection("A"))
            .BindSchedules(configuration.GetSection("B"))
            .Validate(pair => pair.Rate!.At(0) == pair.Other!.At(0), "both are the same"));
        var monitor = application.Services.GetRequiredService<IOptionsMonitor<Pair>>();
        Assert.Equal(1, monitor.CurrentValue.Rate!.At(0));

        source.Save("""{ "A": { "Rate": "2" }, "B": { "Other": "2" } }""");
        application.Pass();

        Assert.Null(application.Registry.Rejection);
        Assert.Equal((2, 2), (monitor.CurrentValue.Rate!.At(0), monitor.CurrentValue.Other!.At(0)));

        source.Save("""{ "A": { "Rate": "2" }, "B": { "Other": "3" } }""");
        application.Pass();

        Assert.Contains("both are the same", application.Registry.Rejection!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void OptionsOfTwoSections_NeedWhatIsRequiredInOneOfThem()
    {
        var configuration = Json.Of("""{ "A": { "Rate": "1" }, "B": { "Other": "2" } }""");
        var services = new ServiceCollection();
        services.AddOptions<RequiredPair>().BindSchedules(configuration.GetSection("A")).BindSchedules(configuration.GetSection("B"));
        using var provider = services.BuildServiceProvider();

        var pair = provider.GetRequiredService<IOptions<RequiredPair>>().Value;

        Assert.Equal((1, 2), (pair.Rate.At(0), pair.Other.At(0)));
    }

    [Theory]
    [InlineData(100, 1)]
    [InlineData(0, 1)]
    public void Validation_ThatMakesOtherOptions_LeavesThemAsTheyAreInUse(int slack, double expected)
    {
        var source = new ChangingSource("""{ "A": { "Size": 1 }, "B": { "Size": 1, "Rate": "1" } }""");
        var configuration = new ConfigurationBuilder().Add(source).Build();
        using var application = new Application(configuration, builder =>
        {
            builder.Services.AddOptions<First>().BindSchedules(configuration.GetSection("A")).Validate<IOptions<Second>>((first, second) => first.Size <= second.Value.Size + slack);
            builder.Services.AddOptions<Second>().BindSchedules(configuration.GetSection("B"));
        });

        source.Save("""{ "A": { "Size": 9 }, "B": { "Size": 1, "Rate": "1" } }""");
        application.Pass();
        var rate = application.Services.GetRequiredService<IOptions<Second>>().Value.Rate!;
        Assert.Equal(expected, rate.At(0));
        Assert.Equal(slack == 0, application.Registry.Rejection is not null);

        source.Save("""{ "A": { "Size": 1 }, "B": { "Size": 1, "Rate": "2" } }""");
        application.Pass();
        Assert.Equal(2, rate.At(0));
    }

    [Fact]
    public void Section_ThatIsGone_MattersWhereItHadSchedules()
    {
        using var options = new BoundOptions<InitOptions>("""{ "LrExpr": { "Schedules": { "a": "1" } }, "Trainer": { "Text": "x" } }""");

        options.Save("""{ "LrExpr": { "Schedules": { "a": "2" } } }""");
        Assert.Null(options.Application.Registry.Rejection);
        options.Save("""{ "LrExpr": { "Schedules": { "a": "2" } }, "Trainer": { "Rate": "1" } }""");
        options.Save("""{ "LrExpr": { "Schedules": { "a": "3" } } }""");

        Assert.Contains("section 'Trainer' is gone", options.Application.Registry.Rejection!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Edit_WithAWrongFormulaElsewhere_MakesNothing()
    {
        Counting.Made = 0;
        using var options = new BoundOptions<Counting>("""{ "LrExpr": { "Schedules": { "a": "1" } }, "Trainer": { "Rate": "1" } }""");
        int before = Counting.Made;

        options.Save("""{ "LrExpr": { "Schedules": { "a": "1 +" } }, "Trainer": { "Rate": "1" } }""");

        Assert.NotNull(options.Application.Registry.Rejection);
        Assert.Equal(before, Counting.Made);
    }

    [Fact]
    public void Listener_OfOneClass_SeesAllOfTheEdit()
    {
        var source = new ChangingSource("""{ "A": { "Size": 1, "Rate": "1" }, "B": { "Size": 1, "Rate": "1" } }""");
        var configuration = new ConfigurationBuilder().Add(source).Build();
        using var application = new Application(configuration, builder =>
        {
            builder.Services.AddOptions<First>().BindSchedules(configuration.GetSection("A"));
            builder.Services.AddOptions<Second>().BindSchedules(configuration.GetSection("B"));
        });
        var first = application.Services.GetRequiredService<IOptionsMonitor<First>>();
        var second = application.Services.GetRequiredService<IOptionsMonitor<Second>>();
        _ = (first.CurrentValue, second.CurrentValue);
        var seen = new List<(int, int)>();
        first.OnChange(value => seen.Add((value.Size, second.CurrentValue.Size)));
        second.OnChange(value => seen.Add((first.CurrentValue.Size, value.Size)));

        source.Save("""{ "A": { "Size": 2, "Rate": "1" }, "B": { "Size": 2, "Rate": "1" } }""");
        application.Pass();

        Assert.Equal([(2, 2), (2, 2)], seen);
    }

    [Fact]
    public void Validation_OfAScope_IsTriedInOne()
    {
        var source = new ChangingSource(Before);
        var configuration = new ConfigurationBuilder().Add(source).Build();
        var time = new TestClock();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        services.AddSchedules(configuration);
        services.AddScoped<Limit>();
        services.AddScoped<IValidateOptions<TrainerOptions>, LimitedRate>();
        services.AddOptions<TrainerOptions>().BindSchedules(configuration.GetSection("Trainer"));
        using var provider = services.BuildServiceProvider(validateScopes: true);
        var registry = provider.GetRequiredService<IScheduleRegistry>();

        source.Save(Before.Replace("\"top\": 1", "\"top\": 0.5", StringComparison.Ordinal));
        time.Advance(TimeSpan.FromMilliseconds(300));
        Assert.Equal((2, 0.5), (registry.Revision, registry["Trainer:LearningRate"].At(0)));

        source.Save(Before.Replace("\"top\": 1", "\"top\": 7", StringComparison.Ordinal));
        time.Advance(TimeSpan.FromMilliseconds(300));
        Assert.Contains("over the limit", registry.Rejection!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Alias_IsForTheOptionsThatHaveTheSchedule_AndHidesNoSection()
    {
        var configuration = Json.Of("""{ "A": { "eu": { "LearningRate": "1" } }, "B": { "eu": { "Rate": "2" } }, "eu": { "Rate": "3" } }""");
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration);
        services.AddScheduledOptions<TrainerOptions>("A:eu", "eu");
        services.AddScheduledOptions<InitOptions>("B:eu", "eu");
        using (var provider = services.BuildServiceProvider())
        {
            Assert.Equal(1, provider.GetRequiredKeyedService<ISchedule>("eu:LearningRate").At(0));
            Assert.Equal(2, provider.GetRequiredKeyedService<ISchedule>("eu:Rate").At(0));
        }

        services.AddScheduledOptions<InitOptions>("eu");
        using (var provider = services.BuildServiceProvider())
            Assert.Equal(3, provider.GetRequiredKeyedService<ISchedule>("eu:Rate").At(0));
    }

    [Fact]
    public void RequiredSchedules_AreKnownAsFunctionsBeforeTheConfigurationIs()
    {
        var services = new ServiceCollection().AddSingleton<IConfiguration>(Json.Of("""{ "Trainer": { "LearningRate": "step" } }"""));
        services.AddScheduledOptions<TrainerOptions>("Trainer", "eu");
        using var provider = services.BuildServiceProvider();

        Assert.Equal(2, provider.GetRequiredKeyedService<Func<long, double>>("Trainer:LearningRate")(2));
        Assert.Equal(2, provider.GetRequiredKeyedService<Func<long, double>>("eu:LearningRate")(2));
        Assert.Null(provider.GetKeyedService<Func<long, double>>("Trainer:Momentum"));
    }

    internal sealed class Pair
    {
        public ISchedule? Rate { get; set; }

        public ISchedule? Other { get; set; }
    }

    internal sealed class RequiredPair
    {
        public required ISchedule Rate { get; set; }

        public required ISchedule Other { get; set; }
    }

    internal sealed class Counting
    {
        public Counting() => Made++;

        public static int Made { get; set; }

        public ISchedule? Rate { get; set; }
    }

    internal sealed class First
    {
        public int Size { get; set; }

        public ISchedule? Rate { get; set; }
    }

    internal sealed class Second
    {
        public int Size { get; set; }

        public ISchedule? Rate { get; set; }
    }

    internal sealed class Requiring
    {
        public required ISchedule[] Rates { get; set; }
    }

    private sealed class Limit
    {
        public double Highest => 5;
    }

    private sealed class LimitedRate(Limit limit) : IValidateOptions<TrainerOptions>
    {
        public ValidateOptionsResult Validate(string? name, TrainerOptions options) =>
            options.LearningRate.At(0) > limit.Highest ? ValidateOptionsResult.Fail("over the limit") : ValidateOptionsResult.Success;
    }
}
