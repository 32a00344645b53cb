using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;
using LrExpr.Options;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LrExpr.Hosting.Tests.Options;

/// <summary>What can be wrong between a class of options and its section: all of it is told at the start, with key path, file and line.</summary>
public sealed class OptionsFaultTests
{
    [Fact]
    public void Start_WithErrorsEverywhere_TellsAllOfThem()
    {
        var errors = ErrorsOf<TrainerOptions>("""
            {
              "LrExpr": { "Schedules": { "a": "1 +" } },
              "Trainer": { "BatchSize": "many", "Learningrat": "1", "Momentum": "totl" }
            }
            """);

        Assert.Equal(
            """
            LRX1012 LrExpr:Schedules:a appsettings.json(2,39)
            LRX2001 Trainer:Momentum appsettings.json(3,57)
            LRX3012 Trainer:LearningRate appsettings.json(3,3) TrainerOptions needs a schedule 'LearningRate', which is not defined; did you mean 'Learningrat'?
            """.ReplaceLineEndings("\n"),
            Show(errors));
    }

    [Fact]
    public void Start_WithAnotherValueThatCannotBeBound_NamesItsPlace() =>
        Assert.Equal(
            "LRX3014 Trainer:BatchSize appsettings.json(1,16) TrainerOptions cannot be made of this: Failed to convert configuration value 'many' at 'Trainer:BatchSize' to type 'System.Int32'.",
            Show(ErrorsOf<TrainerOptions>("""{ "Trainer": { "BatchSize": "many", "LearningRate": "1" } }""")));

    [Fact]
    public void Start_WithAFormulaAndAnotherValueThatAreWrong_TellsBoth() =>
        Assert.Equal(
            ["LRX1012", "LRX3014"],
            ErrorsOf<TrainerOptions>("""{ "Trainer": { "BatchSize": "many", "LearningRate": "1 +" } }""").Select(error => error.Code).Order());

    [Fact]
    public void Start_WithARequiredParameterOfAConstructorMissing_NamesIt() =>
        Assert.Equal(
            "LRX3012 Trainer:LearningRate appsettings.json(1,3) RecordOptions needs a schedule 'LearningRate', which is not defined",
            Show(ErrorsOf<RecordOptions>("""{ "Trainer": { "BatchSize": 1 } }""")));

    [Fact]
    public void Start_WithARequiredScheduleThatIsNull_NamesIt() =>
        Assert.Equal("LRX3012", Assert.Single(ErrorsOf<TrainerOptions>("""{ "Trainer": { "LearningRate": null } }""")).Code);

    [Fact]
    public void Start_WithoutTheSection_NamesWhatIsRequired() =>
        Assert.Equal("Trainer:LearningRate", Assert.Single(ErrorsOf<TrainerOptions>("{ }")).Path);

    [Fact]
    public void Start_WithAPropertyThatCannotBeSet_SaysWhatItLacks() =>
        Assert.Equal(
            "LRX3013 Trainer:Rate appsettings.json(1,16) property 'Rate' of ReadOnlyOptions has neither a set nor an init accessor",
            Show(ErrorsOf<ReadOnlyOptions>("""{ "Trainer": { "Rate": "1", "Size": 2 } }""")));

    [Fact]
    public void Start_WithAPropertyThatCannotBeSetAndHasNoValue_IsGood() =>
        Assert.Empty(ErrorsOf<ReadOnlyOptions>("""{ "Trainer": { "Size": 2 } }"""));

    [Fact]
    public void Start_WithAPropertyOfATypeThatNoScheduleHas_ListsThoseThatOneHas()
    {
        var error = Assert.Single(ErrorsOf<WrongTypeOptions>("""{ "Trainer": { "Rate": "1", "Other": "2" } }"""));

        Assert.Equal(("LRX3013", "Trainer:Rate"), (error.Code, error.Path));
        Assert.Contains("can be ISchedule or Func<long, double> or", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_WithATimeWithoutAUnit_AsksForIt() =>
        Assert.Equal(
            "LRX3013 Trainer:Delay appsettings.json(1,16) TimeOptions needs times, and nothing says in which unit; write the schedule as an object with \"Unit\": \"seconds\"",
            Show(ErrorsOf<TimeOptions>("""{ "Trainer": { "Delay": "step" } }""")));

    [Fact]
    public void Start_WithATimeWhoseFormulaIsWrong_SpeaksOfTheFormulaAlone() =>
        Assert.Equal("LRX2001", Assert.Single(ErrorsOf<TimeOptions>("""{ "Trainer": { "Delay": { "Formula": "stp", "Unit": "seconds" } } }""")).Code);

    [Fact]
    public void Start_WithAnUnknownUnit_ListsThoseThereAre() =>
        Assert.Contains(ErrorsOf<TimeOptions>("""{ "Trainer": { "Delay": { "Formula": "step", "Unit": "second" } } }"""), error => error is { Code: "LRX3008", Path: "Trainer:Delay:Unit" });

    [Fact]
    public void Start_WithACircleThroughOptions_ShowsIt() =>
        Assert.Contains(
            ErrorsOf<TrainerOptions>("""{ "LrExpr": { "Schedules": { "a": "`Trainer:Momentum`(step)" } }, "Trainer": { "LearningRate": "a(step)", "Momentum": "`Trainer:LearningRate`(step) + 1" } }"""),
            error => error.Code == "LRX4001" && error.Message.Contains("a -> Trainer:Momentum -> Trainer:LearningRate -> a", StringComparison.Ordinal));

    [Theory]
    [InlineData("Tra`iner", "LRX3011")]
    [InlineData("Tra\u0001iner", "LRX3011")]
    [InlineData("__proto__", null)]
    [InlineData("0", null)]
    [InlineData("a b", null)]
    [InlineData("名前", null)]
    public void Section_WithAHostileName_IsGoodOrAnError(string section, string? code)
    {
        var values = new Dictionary<string, string?> { [section + ":LearningRate"] = "step" };

        var errors = ErrorsOf<TrainerOptions>(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), section);

        Assert.Equal(code is null ? [] : [code], errors.Select(error => error.Code));
    }

    [Fact]
    public void Section_WithAVeryLongName_IsGood() =>
        Assert.Empty(ErrorsOf<TrainerOptions>(new ConfigurationBuilder().AddInMemoryCollection([new(new string('a', 1000) + ":LearningRate", "step")]).Build(), new string('a', 1000)));

    [Fact]
    public void Configure_OfAClassWithSchedules_IsToldWhatToWrite()
    {
        var configuration = Json.Of("""{ "Trainer": { "LearningRate": "step" } }""");
        var services = new ServiceCollection();
        services.AddSchedules(configuration);
        services.Configure<TrainerOptions>(configuration.GetSection("Trainer"));
        using var provider = services.BuildServiceProvider();

        var error = Assert.Single(Assert.Throws<ScheduleException>(() => provider.GetRequiredService<IScheduleRegistry>()).Diagnostics);
        var wrapped = Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<IOptions<TrainerOptions>>().Value);

        Assert.Equal("LRX3013", error.Code);
        Assert.Contains("services.AddOptions<TrainerOptions>().BindSchedules(section)", error.Message, StringComparison.Ordinal);
        Assert.Contains("BindSchedules", wrapped.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Configure_OfASectionWithoutSchedules_IsTheApplicationsOwnAffair()
    {
        var configuration = Json.Of("""{ "Trainer": { "BatchSize": 3 }, "Rates": { "LearningRate": { "Formula": "step" } } }""");
        var services = new ServiceCollection();
        services.Configure<TrainerOptions>(configuration.GetSection("Trainer"));
        services.AddOptions<TrainerOptions>().BindSchedules(configuration.GetSection("Rates"));
        services.Configure<TrainerOptions>("by hand", configuration.GetSection("Trainer"));
        services.Configure<TrainerOptions>("by hand", options => options.Momentum = step => 0.9);
        using var provider = services.BuildServiceProvider();

        var monitor = provider.GetRequiredService<IOptionsMonitor<TrainerOptions>>();

        Assert.Equal((3, 5), (monitor.CurrentValue.BatchSize, monitor.CurrentValue.LearningRate.At(5)));
        Assert.Equal(0.9, monitor.Get("by hand").Momentum!(0));
    }

    [Theory]
    [InlineData("""{ "Rate": "step" }""")]
    [InlineData("""{ "Rate": { "Formula": "step" } }""")]
    [InlineData("""{ "Pinned": "step" }""")]
    [InlineData("""{ "Pinned": { "Kind": "CosineDecay" } }""")]
    [InlineData("""{ "weight_decay": "step" }""")]
    [InlineData("""{ "weight_decay": { "Formula": "step" } }""")]
    public void Configure_OfAnyFormOfSchedule_IsToldWhatToWrite(string trainer)
    {
        var configuration = Json.Of($$"""{ "Trainer": {{trainer}} }""");
        var services = new ServiceCollection();
        services.AddSchedules(configuration);
        services.Configure<InitOptions>(configuration.GetSection("Trainer"));
        using var provider = services.BuildServiceProvider();

        Assert.Equal("LRX3013", Assert.Single(Assert.Throws<ScheduleException>(() => provider.GetRequiredService<IScheduleRegistry>()).Diagnostics).Code);
    }

    [Fact]
    public void OptionsWithoutSchedules_MayBeOfAnyTypes()
    {
        // Collections of themselves, and types of ever more arguments: what looks for schedules ends.
        var configuration = Json.Of("""{ "Menu": { "Title": "x" } }""");
        var services = new ServiceCollection();
        services.AddSchedules(configuration).AddSchedule("a", "1");
        services.Configure<Menu>(configuration.GetSection("Menu"));
        using var provider = services.BuildServiceProvider();

        Assert.Equal(1, provider.GetRequiredService<IScheduleRegistry>()["a"].At(0));
        Assert.Equal("x", provider.GetRequiredService<IOptions<Menu>>().Value.Title);
    }

    [Fact]
    public void OptionsWithoutSchedules_MayHaveATypeOfAnAssemblyThatIsNotThere()
    {
        var gone = new PersistedAssemblyBuilder(new AssemblyName("Gone"), typeof(object).Assembly).DefineDynamicModule("Gone").DefineType("Gone", TypeAttributes.Public);
        gone.CreateType();
        var library = new PersistedAssemblyBuilder(new AssemblyName("HasGone"), typeof(object).Assembly);
        var type = library.DefineDynamicModule("HasGone").DefineType("Client", TypeAttributes.Public);
        type.DefineDefaultConstructor(MethodAttributes.Public);
        var get = type.DefineMethod("get_Gone", MethodAttributes.Public | MethodAttributes.SpecialName, gone, Type.EmptyTypes);
        get.GetILGenerator().Emit(OpCodes.Ldnull);
        get.GetILGenerator().Emit(OpCodes.Ret);
        type.DefineProperty("Gone", PropertyAttributes.None, gone, null).SetGetMethod(get);
        type.CreateType();
        string folder = Directory.CreateTempSubdirectory().FullName;
        library.Save(Path.Combine(folder, "HasGone.dll"));
        var client = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(folder, "HasGone.dll")).GetType("Client")!;

        Assert.NotNull(OptionsShape.Nested(new BinderOptions())(typeof(Holder<>).MakeGenericType(client)));
        Assert.Null(OptionsShape.Nested(new BinderOptions())(client));
    }

    [Fact]
    public void TwoMembers_OfTheSameKey_AreToldOfIt() =>
        Assert.Equal(
            "LRX3013 Trainer:Rate appsettings.json(1,16) property 'Rate' of Twins has the key of 'Text', which is no schedule; give one of them another by [ConfigurationKeyName]",
            Show(ErrorsOf<Twins>("""{ "Trainer": { "Rate": "1" } }""")));

    [Fact]
    public void Property_ThatCanOnlyBeSet_IsToldOfIt() =>
        Assert.Contains("has no get accessor", Assert.Single(ErrorsOf<WriteOnly>("""{ "Trainer": { "Rate": "1" } }""")).Message, StringComparison.Ordinal);

    [Fact]
    public void Constructor_ThatThrows_IsAnErrorOfTheStart()
    {
        var error = Assert.Single(ErrorsOf<Choosy>("""{ "Trainer": { "Rate": "-1" } }"""));

        Assert.Equal(("LRX3014", "Trainer"), (error.Code, error.Path));
        Assert.Contains("a rate is not negative", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Documentation_ShowsWhatIsSaid()
    {
        string page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "options.md")).ReplaceLineEndings("\n");
        string json = Block("```json appsettings.json\n").Replace("floor(step / 1000)", "rat", StringComparison.Ordinal).Replace("32", "\"many\"", StringComparison.Ordinal);

        Assert.Equal(Block("```text\n").TrimEnd(), string.Join('\n', ErrorsOf<TrainerOptions>(json)));

        string Block(string start) => page[(page.IndexOf(start, StringComparison.Ordinal) + start.Length)..] is var rest ? rest[..rest.IndexOf("```", StringComparison.Ordinal)] : "";
    }

    private static string Show(IEnumerable<Diagnostic> errors) =>
        string.Join('\n', errors.Select(error => $"{error.Code} {error.Path} {error.File}({error.FileLine},{error.FileColumn}){(error.Code.StartsWith("LRX30", StringComparison.Ordinal) ? " " + error.Message : "")}"));

    internal static IReadOnlyList<Diagnostic> ErrorsOf<T>(string json)
        where T : class
    {
        using var files = new Json(("appsettings.json", json));
        return ErrorsOf<T>(files.Build(), "Trainer");
    }

    private static IReadOnlyList<Diagnostic> ErrorsOf<T>(IConfigurationRoot configuration, string section)
        where T : class
    {
        var services = new ServiceCollection();
        services.AddSchedules(configuration);
        services.AddOptions<T>().BindSchedules(configuration.GetSection(section));
        using var provider = services.BuildServiceProvider();
        try
        {
            _ = provider.GetRequiredService<IOptions<T>>().Value;
            return [];
        }
        catch (ScheduleException exception)
        {
            return exception.Diagnostics;
        }
    }

    private sealed class Choosy
    {
        public Choosy(ISchedule rate) => Rate = rate.At(0) >= 0 ? rate : throw new ArgumentException("a rate is not negative", nameof(rate));

        public ISchedule Rate { get; }
    }

    private sealed class Tree : Dictionary<string, Tree>;

    private sealed class Expanding<T>
    {
        public Expanding<List<T>>? Next { get; set; }
    }

    private sealed class Menu
    {
        public Tree? Items { get; set; }

        public Expanding<int>? More { get; set; }

        public string? Title { get; set; }
    }

    private sealed class Holder<T>
    {
        public ISchedule? Rate { get; set; }

        public T? Client { get; set; }
    }

    private sealed class Twins
    {
        public ISchedule? Rate { get; set; }

        [ConfigurationKeyName("rate")]
        public string? Text { get; set; }
    }

    private sealed class WriteOnly
    {
        private ISchedule? _rate;

        public ISchedule? Rate
        {
            set => _rate = value;
        }

        public override string ToString() => _rate?.Name ?? "";
    }
}
