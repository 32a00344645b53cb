using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LrExpr.Hosting.Tests.Options;

/// <summary>Collections and other shapes that the binder of .NET knows: each member is there once, and none is lost without a word.</summary>
public sealed class OptionsCollectionTests
{
    [Fact]
    public void Record_WithCollections_HasEachMemberOnce()
    {
        using var options = new BoundOptions<Plan>("""{ "Trainer": { "Rates": ["1", "2"], "Phases": [{ "Rate": "3" }], "ByName": { "a": "4" }, "More": ["5"] } }""");

        var plan = options.Value;

        Assert.Equal((2, 1, 1, 1), (plan.Rates.Length, plan.Phases.Count, plan.ByName.Count, plan.More.Count));
        Assert.Equal([1, 2, 3, 4, 5], plan.Rates.Append(plan.Phases[0].Rate).Append(plan.ByName["a"]).Append(plan.More[0]).Select(schedule => schedule.At(0)));
    }

    [Fact]
    public void Record_InAListOfAClass_IsMadeOnce()
    {
        using var options = new BoundOptions<Plans>("""{ "Trainer": { "All": [{ "Rates": ["1"], "Phases": [{ "Rate": "3" }], "ByName": { "a": "1" }, "More": ["5", "6"] }] } }""");

        Assert.Equal((1, 1, 2), (options.Value.All[0].Rates.Length, options.Value.All[0].Phases.Count, options.Value.All[0].More.Count));
    }

    [Fact]
    public void Collections_OfEveryKindThatNetBinds_ReceiveTheirSchedules()
    {
        using var options = new BoundOptions<Exotic>("""
            {
              "Trainer": {
                "ByDay": { "Friday": "1" }, "Set": ["2"], "Derived": ["3"], "Queue": { "x": ["4"] }, "Value": { "Rate": "5" }, "Maybe": { "Rate": "6" },
                "Abstract": { "Rate": "7" }, "Generic": { "Item": { "Rate": "8" }, "Rate": "9" }
              }
            }
            """);

        var value = options.Value;

        Assert.Equal(
            [1, 2, 3, 4, 5, 6, 7, 8, 9],
            new[] { value.ByDay[DayOfWeek.Friday], value.Set.Single(), value.Derived[0], value.Queue["x"][0], value.Value.Rate!, value.Maybe!.Value.Rate!, value.Abstract.Rate!, value.Generic.Item!.Rate, value.Generic.Rate! }
                .Select(schedule => schedule.At(0)));
    }

    [Fact]
    public void Collection_WithMembersOfItsOwn_IsAddedToAsNetDoes()
    {
        using var options = new BoundOptions<Started>("""{ "Trainer": { "Rates": ["1"], "ByName": { "b": "2" } } }""");

        Assert.Equal(2, options.Value.Rates.Count);
        Assert.Equal(["a", "b"], options.Value.ByName.Keys.Order());
    }

    [Theory]
    [InlineData("""{ "Array": "1" }""", "Array", "an array of schedules is needed here, and this is a text")]
    [InlineData("""{ "ByName": "1" }""", "ByName", "an object of schedules is needed here, and this is a text")]
    [InlineData("""{ "List": { "Kind": "CosineDecay" } }""", "List", "this is one schedule, since it has 'Kind'")]
    [InlineData("""{ "List": ["1", null] }""", "List:1", "an element of an array of schedules cannot be null")]
    public void Collection_InAnotherForm_IsAnError(string trainer, string place, string message)
    {
        var error = Assert.Single(OptionsFaultTests.ErrorsOf<CollectionOptions>($$"""{ "Trainer": {{trainer}} }"""), error => error.Code == "LRX3013");

        Assert.Equal("Trainer:" + place, error.Path);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Object_GivenAsAText_IsAnError() =>
        Assert.Contains("an object is needed here, since Inner has schedules", Assert.Single(OptionsFaultTests.ErrorsOf<NestedOptions>("""{ "Trainer": { "Optimizer": "0.1" } }""")).Message, StringComparison.Ordinal);

    [Fact]
    public void Element_ThatCannotBeMade_IsAnErrorAtItsPlace()
    {
        // The binder of .NET leaves it out.
        var errors = OptionsFaultTests.ErrorsOf<NestedOptions>("""{ "Trainer": { "Phases": [{ "Rate": "1", "Beta": "many" }, { "Rate": "2" }, { "Beta": "few" }], "Groups": { "a": { "Beta": "x" } } } }""");

        Assert.Equal(["Trainer:Groups:a:Beta", "Trainer:Phases:0:Beta", "Trainer:Phases:2:Beta"], errors.Select(error => error.Path).Order());
        Assert.All(errors, error => Assert.Equal("LRX3014", error.Code));
    }

    [Fact]
    public void Schedule_ThatNoMemberReceives_IsAnError()
    {
        var errors = OptionsFaultTests.ErrorsOf<Losing>("""{ "Trainer": { "Array": ["1"], "ByDay": { "Doomsday": "2" } } }""");

        Assert.Equal(["Trainer:Array:0", "Trainer:ByDay:Doomsday"], errors.Select(error => error.Path).Order());
        Assert.All(errors, error => Assert.Contains("no member of Losing receives this schedule", error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Schedule_InAnObjectThatNoMemberReceives_IsAnError() =>
        Assert.Equal(
            ["LRX3013 Trainer:ByDay:Doomsday:Rate", "LRX3013 Trainer:Phases:0:Rate"],
            OptionsFaultTests.ErrorsOf<LosingObjects>("""{ "Trainer": { "Phases": [{ "Rate": "1" }], "ByDay": { "Doomsday": { "Rate": "1" } } } }""").Select(error => $"{error.Code} {error.Path}").Order());

    [Fact]
    public void Collection_ThatNetDoesNotFill_IsAnError() =>
        Assert.Equal(
            ["LRX3013 Trainer:Fixed", "LRX3013 Trainer:Queue"],
            OptionsFaultTests.ErrorsOf<Unfilled>("""{ "Trainer": { "Fixed": ["1"], "Queue": ["1"] } }""").Select(error => $"{error.Code} {error.Path}").Order());

    [Fact]
    public void Formula_WhereTheDeclaredTypeHasNoSchedule_IsAnError()
    {
        var error = Assert.Single(OptionsFaultTests.ErrorsOf<Hidden>("""{ "Trainer": { "Item": { "Rate": "1", "Extra": "Item:Rate" } } }"""));

        Assert.Equal(("LRX3014", "Trainer:Item:Extra"), (error.Code, error.Path));
        Assert.Contains("declare the type that has this member", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EmptyText_IsANull()
    {
        using var options = new BoundOptions<InitOptions>("""{ "Trainer": { "Rate": "", "Text": "x" } }""");

        Assert.Equal((null, "x"), (options.Value.Rate, options.Value.Text));
    }

    [Fact]
    public void TwoMembers_OfOneKey_ReceiveTheSameSchedule()
    {
        using var options = new BoundOptions<TwoForms>("""{ "Trainer": { "Rate": "step" } }""");

        Assert.Equal((3, 3), (options.Value.Rate!.At(3), options.Value.Function!(3)));
    }

    [Fact]
    public void Properties_ThatAreNotPublic_AreBoundWhereTheBinderIsToldTo()
    {
        var configuration = Json.Of("""{ "Trainer": { "Hidden": "step" } }""");
        var services = new ServiceCollection();
        services.AddOptions<Hiding>().BindSchedules(configuration.GetSection("Trainer"), binder => binder.BindNonPublicProperties = true);
        using var provider = services.BuildServiceProvider();

        Assert.Equal(3, provider.GetRequiredService<IOptions<Hiding>>().Value.Seen!.At(3));
    }

    [Fact]
    public void ErrorOnUnknownConfiguration_KnowsTheSchedules()
    {
        var configuration = Json.Of("""{ "Trainer": { "LearningRate": "step", "Batchsiz": 3 } }""");
        var services = new ServiceCollection();
        services.AddOptions<TrainerOptions>().BindSchedules(configuration.GetSection("Trainer"), binder => binder.ErrorOnUnknownConfiguration = true);
        using var provider = services.BuildServiceProvider();

        var error = Assert.Single(Assert.Throws<ScheduleException>(() => provider.GetRequiredService<IOptions<TrainerOptions>>().Value).Diagnostics);

        Assert.Contains("'Batchsiz'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LearningRate", error.Message, StringComparison.Ordinal);
    }

    internal sealed record Phase(ISchedule Rate);

    internal sealed record Plan(ISchedule[] Rates, List<Phase> Phases, IReadOnlyDictionary<string, ISchedule> ByName)
    {
        public List<ISchedule> More { get; } = [];
    }

    internal sealed class Plans
    {
        public List<Plan> All { get; set; } = [];
    }

    internal abstract class Base
    {
        public ISchedule? Rate { get; set; }
    }

    internal sealed class Derived : Base;

    internal sealed class Rates : List<ISchedule>;

    internal struct ValueOptions
    {
        public ISchedule? Rate { get; set; }
    }

    internal sealed class Box<T>
    {
        public T? Item { get; set; }

        public ISchedule? Rate { get; set; }
    }

    internal sealed class Exotic
    {
        public Dictionary<DayOfWeek, ISchedule> ByDay { get; set; } = [];

        public HashSet<ISchedule> Set { get; set; } = [];

        public Rates Derived { get; set; } = [];

        public SortedDictionary<string, List<ISchedule>> Queue { get; set; } = [];

        public ValueOptions Value { get; set; }

        public ValueOptions? Maybe { get; set; }

        public Base Abstract { get; set; } = new Derived();

        public Box<Phase> Generic { get; set; } = new();
    }

    internal sealed class Started
    {
        public List<ISchedule> Rates { get; } = [new Constant("first")];

        public Dictionary<string, ISchedule> ByName { get; set; } = new() { ["a"] = new Constant("a") };
    }

    internal sealed class Losing
    {
        public ISchedule[] Array { get; } = [];

        public Dictionary<DayOfWeek, ISchedule> ByDay { get; set; } = [];
    }

    internal sealed class LosingObjects
    {
        public Phase[] Phases { get; } = [];

        public Dictionary<DayOfWeek, Phase> ByDay { get; set; } = [];
    }

    internal sealed class Unfilled
    {
        public System.Collections.Immutable.ImmutableArray<ISchedule> Fixed { get; set; } = [];

        public Queue<ISchedule> Queue { get; set; } = [];
    }

    internal sealed class More : Base
    {
        public ISchedule? Extra { get; set; }
    }

    internal sealed class Hidden
    {
        public Base Item { get; set; } = new More();
    }

    internal sealed class TwoForms
    {
        public ISchedule? Rate { get; set; }

        [Microsoft.Extensions.Configuration.ConfigurationKeyName("Rate")]
        public Func<long, double>? Function { get; set; }
    }

    internal sealed class Hiding
    {
        public ISchedule? Seen => Hidden;

        private ISchedule? Hidden { get; set; }
    }

    private sealed class Constant(string name) : ISchedule
    {
        public string Name => name;

        public double At(long step) => 0;

        public void Fill(long first, Span<double> values) => values.Clear();

        public void Fill(ReadOnlySpan<long> steps, Span<double> values) => values.Clear();

        public CompiledSchedule Pin() => throw new NotSupportedException();
    }
}
