using LrExpr.Hosting.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LrExpr.Hosting.Tests.Options;

/// <summary>Schedules as values of an application's own classes of options, in every shape such a class can have.</summary>
public sealed class OptionsBindingTests
{
    [Fact]
    public void Properties_ReceiveSchedulesAndEverythingElse()
    {
        using var options = new BoundOptions<TrainerOptions>("""{ "Trainer": { "BatchSize": 32, "LearningRate": "0.1 * 0.5 ^ step", "Momentum": { "Kind": "CosineDecay", "Parameters": { "initial_learning_rate": 1, "decay_steps": 10 } } } }""");

        var value = options.Value;

        Assert.Equal(32, value.BatchSize);
        Assert.Equal(0.025, value.LearningRate.At(2));
        Assert.Equal("Trainer:LearningRate", value.LearningRate.Name);
        Assert.Equal(1, value.Momentum!(0));
        Assert.Equal(0, value.Momentum(10));
    }

    [Fact]
    public void InitProperties_WithOtherKeys_AreSet()
    {
        using var options = new BoundOptions<InitOptions>("""{ "Trainer": { "Rate": "step", "Pinned": "2 * step", "weight_decay": ["1 +", "step"], "Text": "x" } }""");

        var value = options.Value;

        Assert.Equal((3, 6, 4, "x"), (value.Rate!.At(3), value.Pinned!.At(3), value.WeightDecay!(3), value.Text));
    }

    [Fact]
    public void Record_ReceivesThroughItsConstructor()
    {
        using var options = new BoundOptions<RecordOptions>("""{ "Trainer": { "BatchSize": 8, "LearningRate": "step", "Epochs": 5 } }""");

        var value = options.Value;

        Assert.Equal((8, 7, 0.9, 5), (value.BatchSize, value.LearningRate.At(7), value.Beta, value.Epochs));
        Assert.Null(value.Momentum);
    }

    [Fact]
    public void ObjectsBelow_InPropertiesListsAndDictionaries_ReceiveSchedules()
    {
        using var options = new BoundOptions<NestedOptions>("""
            {
              "Trainer": {
                "Optimizer": { "Beta": 0.5, "Rate": "step", "Below": { "Beta": 0.25, "Rate": "2 * step" } },
                "Phases": [ { "Beta": 1, "Rate": "10" }, { "Rate": "20" } ],
                "Groups": { "a": { "Rate": "30" } }
              }
            }
            """);

        var value = options.Value;

        Assert.Equal((0.5, 3, 0.25, 6), (value.Optimizer.Beta, value.Optimizer.Rate!.At(3), value.Optimizer.Below!.Beta, value.Optimizer.Below.Rate!.At(3)));
        Assert.Equal([10, 20], value.Phases.Select(phase => phase.Rate!.At(0)));
        Assert.Equal(1, value.Phases[0].Beta);
        Assert.Equal("Trainer:Phases:1:Rate", value.Phases[1].Rate!.Name);
        Assert.Equal(30, value.Groups["a"].Rate!.At(0));
    }

    [Fact]
    public void Collections_OfSchedules_HaveThemInOrder()
    {
        string many = string.Join(", ", Enumerable.Range(0, 12).Select(i => $"\"{i}\""));
        using var options = new BoundOptions<CollectionOptions>($$"""
            { "Trainer": { "List": [{{many}}], "Array": ["1", { "Formula": "2" }], "Functions": ["3"], "ByName": { "a": "4", "b": "5" }, "Pinned": { "c": "6" }, "Numbers": [7, 8] } }
            """);

        var value = options.Value;

        Assert.Equal(Enumerable.Range(0, 12).Select(i => (double)i), value.List.Select(schedule => schedule.At(0)));
        Assert.Equal([1, 2], value.Array.Select(schedule => schedule.At(0)));
        Assert.Equal([3], value.Functions.Select(function => function(0)));
        Assert.Equal((4, 5, 6), (value.ByName["a"].At(0), value.ByName["b"].At(0), value.Pinned!["c"].At(0)));
        Assert.Equal([7, 8], value.Numbers);
    }

    [Fact]
    public void Times_HaveTheUnitOfTheConfiguration()
    {
        using var options = new BoundOptions<TimeOptions>("""
            { "Trainer": { "Delay": { "Formula": "min(60, 2 ^ step)", "Unit": "seconds" }, "Wait": { "Formula": "step", "Unit": "Minutes" }, "Single": "0.1" } }
            """);

        var value = options.Value;

        Assert.Equal(TimeSpan.FromSeconds(8), value.Delay!.At(3));
        Assert.Equal(TimeSpan.FromMinutes(5), value.Wait!(5));
        Assert.Equal(0.1f, value.Single!(0));

        options.Save("""{ "Trainer": { "Delay": { "Formula": "min(60, 2 ^ step)", "Unit": "milliseconds" }, "Wait": { "Formula": "step", "Unit": "minutes" } } }""");

        Assert.Equal(TimeSpan.FromMilliseconds(8), value.Delay.At(3));
    }

    [Fact]
    public void Formulas_SeeWhatTheSectionsDefine()
    {
        using var options = new BoundOptions<TrainerOptions>("""
            {
              "LrExpr": { "Parameters": { "total": 10 }, "Functions": { "half": "(x) => x / 2" }, "Schedules": { "base": "step" } },
              "Trainer": { "LearningRate": "half(base(step)) * total", "Momentum": "`Trainer:LearningRate`(step) + 1" }
            }
            """);

        Assert.Equal((20, 21), (options.Value.LearningRate.At(4), options.Value.Momentum!(4)));
    }

    [Fact]
    public void Schedules_AreCountedWithAllOthers()
    {
        using var options = new BoundOptions<TrainerOptions>("""{ "LrExpr": { "Schedules": { "base": "1" } }, "Trainer": { "LearningRate": "step" } }""");

        Assert.Equal(["base", "Trainer:LearningRate"], options.Application.Registry.Names);
        Assert.Equal(2, options.Application.Health().Data["schedules"]);
        Assert.Equal(5, options.Services.GetRequiredKeyedService<ISchedule>("trainer:learningrate").At(5));
        Assert.Equal(5, options.Services.GetRequiredKeyedService<Func<long, double>>("Trainer:LearningRate")(5));
    }

    [Fact]
    public void Edit_IsSeenThroughWhatWasBound()
    {
        using var options = new BoundOptions<TrainerOptions>("""{ "Trainer": { "BatchSize": 1, "LearningRate": "step" } }""");
        var value = options.Value;
        var changes = new List<int>();
        options.Monitor.OnChange(changed => changes.Add(changed.BatchSize));

        options.Save("""{ "Trainer": { "BatchSize": 2, "LearningRate": "2 * step" } }""");

        Assert.Equal(6, value.LearningRate.At(3));
        Assert.Equal(1, value.BatchSize);
        Assert.Equal([2], changes);
        Assert.Equal(2, options.Monitor.CurrentValue.BatchSize);
        Assert.Equal(2, options.Application.Registry.Revision);
    }

    [Fact]
    public void Edit_OfOtherValuesAlone_MakesNoNewSet()
    {
        using var options = new BoundOptions<TrainerOptions>("""{ "Trainer": { "BatchSize": 1, "LearningRate": "step" } }""");
        _ = options.Monitor.CurrentValue;

        options.Save("""{ "Trainer": { "BatchSize": 2, "LearningRate": "step" } }""");

        Assert.Equal(1, options.Application.Registry.Revision);
        Assert.Equal(2, options.Monitor.CurrentValue.BatchSize);
    }

    [Fact]
    public void Edit_ThatCannotBeBound_CostsNothing()
    {
        using var options = new BoundOptions<TrainerOptions>("""{ "Trainer": { "BatchSize": 1, "LearningRate": "step" } }""");
        var monitor = options.Monitor;

        options.Save("""{ "Trainer": { "BatchSize": "many", "LearningRate": "2 * step" } }""");

        Assert.Equal(1, monitor.CurrentValue.BatchSize);
        Assert.Equal(3, monitor.CurrentValue.LearningRate.At(3));
        var error = Assert.Single(options.Application.Registry.Rejection!.Diagnostics);
        Assert.Equal(("LRX3014", "Trainer:BatchSize"), (error.Code, error.Path));
        using var scope = options.Services.CreateScope();
        Assert.Equal(1, scope.ServiceProvider.GetRequiredService<IOptionsSnapshot<TrainerOptions>>().Value.BatchSize);

        options.Save("""{ "Trainer": { "BatchSize": 3, "LearningRate": "2 * step" } }""");

        Assert.Null(options.Application.Registry.Rejection);
        Assert.Equal(3, monitor.CurrentValue.BatchSize);
    }

    [Fact]
    public void Edit_ThatIsNotValid_CostsNothing()
    {
        using var options = new BoundOptions<TrainerOptions>(
            """{ "Trainer": { "BatchSize": 1, "LearningRate": "step" } }""", bound => bound.Validate(value => value.BatchSize > 0, "a batch has one element at least"));
        var monitor = options.Monitor;
        _ = monitor.CurrentValue;

        options.Save("""{ "Trainer": { "BatchSize": 0, "LearningRate": "step" } }""");

        Assert.Equal(1, monitor.CurrentValue.BatchSize);
        Assert.Contains("a batch has one element at least", options.Application.Registry.Rejection!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Edit_OfWhatAScheduleRefersTo_TellsTheMonitor()
    {
        using var options = new BoundOptions<InitOptions>("""{ "LrExpr": { "Parameters": { "total": 10 } }, "Trainer": { "Pinned": "step / total" } }""");
        var monitor = options.Monitor;
        var first = monitor.CurrentValue.Pinned!;

        options.Save("""{ "LrExpr": { "Parameters": { "total": 20 } }, "Trainer": { "Pinned": "step / total" } }""");

        Assert.Equal((1, 0.5), (first.At(10), monitor.CurrentValue.Pinned!.At(10)));
    }

    [Fact]
    public void List_ThatGrows_IsSeenByTheMonitor()
    {
        using var options = new BoundOptions<CollectionOptions>("""{ "Trainer": { "List": ["1"] } }""");
        var monitor = options.Monitor;
        int seen = 0;
        monitor.OnChange(changed => seen = changed.List.Count);

        options.Save("""{ "Trainer": { "List": ["1", "2 * step"] } }""");

        Assert.Equal(2, seen);
        Assert.Equal(8, monitor.CurrentValue.List[1].At(4));
    }

    [Fact]
    public void NamedOptions_HaveTheirOwnSections()
    {
        var configuration = Json.Of("""{ "Trainers": { "eu": { "LearningRate": "step" }, "us": { "LearningRate": "2 * step" } } }""");
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration);
        services.AddScheduledOptions<TrainerOptions>("Trainers:eu", "eu");
        services.AddOptions<TrainerOptions>("us").BindSchedules(configuration.GetSection("Trainers:us"));
        using var provider = services.BuildServiceProvider();

        var monitor = provider.GetRequiredService<IOptionsMonitor<TrainerOptions>>();

        Assert.Equal((3, 6), (monitor.Get("eu").LearningRate.At(3), monitor.Get("us").LearningRate.At(3)));
        Assert.Equal(3, provider.GetRequiredKeyedService<ISchedule>("eu:LearningRate").At(3));
        Assert.Equal(6, provider.GetRequiredKeyedService<Func<long, double>>("us:LearningRate")(3));
        Assert.Same(monitor.Get("eu").LearningRate, provider.GetRequiredKeyedService<ISchedule>("Trainers:eu:LearningRate"));
    }

    [Fact]
    public void TwoClasses_OfTheSameSection_ShareItsSchedules()
    {
        var configuration = Json.Of("""{ "Trainer": { "BatchSize": 1, "LearningRate": "step", "Rate": "2" } }""");
        var services = new ServiceCollection();
        services.AddOptions<TrainerOptions>().BindSchedules(configuration.GetSection("Trainer"));
        services.AddOptions<InitOptions>().BindSchedules(configuration.GetSection("Trainer"));
        services.AddOptions<RecordOptions>().BindSchedules(configuration.GetSection("trainer"));
        using var provider = services.BuildServiceProvider();

        Assert.Equal(2, provider.GetRequiredService<IScheduleRegistry>().Names.Count);
        Assert.Equal(2, provider.GetRequiredService<IOptions<InitOptions>>().Value.Rate!.At(0));
    }

    [Fact]
    public void Schedule_ThatHasANameAlready_KeepsIt()
    {
        using var options = new BoundOptions<TrainerOptions>("""{ "LrExpr": { "Schedules": { "LearningRate": "step", "Momentum": "2" } } }""", section: "LrExpr:Schedules");

        Assert.Equal("LearningRate", options.Value.LearningRate.Name);
        Assert.Equal(2, options.Application.Registry.Names.Count);
    }

    [Fact]
    public void Layers_ReplaceSchedulesWhole_AndOtherValuesByKey()
    {
        using var json = new Json(
            ("appsettings.json", """{ "Trainer": { "BatchSize": 1, "LearningRate": { "Kind": "CosineDecay", "Parameters": { "initial_learning_rate": 1, "decay_steps": 10 } }, "Momentum": "0.9" } }"""),
            ("appsettings.Production.json", """{ "Trainer": { "LearningRate": "step", "Momentum": null } }"""));
        var configuration = json.Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration);
        services.AddOptions<TrainerOptions>().BindSchedules(configuration.GetSection("Trainer"));
        using var provider = services.BuildServiceProvider();

        var value = provider.GetRequiredService<IOptions<TrainerOptions>>().Value;

        Assert.Equal((1, 3), (value.BatchSize, value.LearningRate.At(3)));
        Assert.Null(value.Momentum);
    }
}
