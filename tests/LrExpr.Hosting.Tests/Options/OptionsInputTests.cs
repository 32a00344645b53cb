using LrExpr.Hosting.Tests.Support;
using LrExpr.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LrExpr.Hosting.Tests.Options;

/// <summary>Functions that give inputs beside the step, as members of options and as keyed services.</summary>
public sealed class OptionsInputTests
{
    private const string Retry = """
        {
          "LrExpr": { "Inputs": { "client": 1, "load": { "Default": 0, "Min": 0, "Max": 1 } } },
          "Trainer": { "ByClient": "step + 10 * client", "ByBoth": "step + 10 * client + 100 * load", "ByLoad": "step + 10 * client + 100 * load", "All": ["client", "2 * client"] }
        }
        """;

    [Fact]
    public void Functions_GiveTheInputsThatTheirMembersSay()
    {
        using var bound = new BoundOptions<RetryOptions>(Retry);
        var options = bound.Value;

        Assert.Equal((31, 1 + 30 + 50, 1 + 10 + 100), (options.ByClient(1, 3), options.ByBoth!(1, 0.5, 3), options.ByLoad!(1, 7)));
        Assert.Equal([3, 6], options.All.Select(one => one(1, 3)));
    }

    [Fact]
    public void Records_SayInputsAtParameters()
    {
        using var bound = new BoundOptions<RetryRecord>(Retry);

        Assert.Equal(1 + 30 + 50, bound.Value.ByBoth(1, 3, 0.5));
    }

    [Fact]
    public void Functions_GoWithEveryEdit_AndAllocateNothing()
    {
        using var bound = new BoundOptions<RetryOptions>(Retry);
        var (byClient, byBoth) = (bound.Value.ByClient, bound.Value.ByBoth!);
        Assert.Equal(31, byClient(1, 3));

        bound.Save(Retry.Replace("step + 10 * client", "step + 20 * client", StringComparison.Ordinal));
        Assert.Equal((61, 1 + 60 + 50), (byClient(1, 3), byBoth(1, 0.5, 3)));

        double sum = 0;
        Assert.Equal(0, Allocated.ByThousand(i => sum += byClient(i, 1) + byBoth(i, 1, 2)));
        Assert.True(double.IsFinite(sum));
    }

    [Fact]
    public void Edit_ThatTakesAwayAnInputThatOptionsGive_IsRejected()
    {
        using var bound = new BoundOptions<RetryOptions>(Retry);
        var byBoth = bound.Value.ByBoth!;

        bound.Save(Retry.Replace("\"ByBoth\": \"step + 10 * client + 100 * load\"", "\"ByBoth\": \"step + 7 * client\"", StringComparison.Ordinal));

        var error = Assert.Single(bound.Application.Registry.Rejection!.Diagnostics);
        Assert.Equal(("LRX3013", "Trainer:ByBoth", "the schedule has no input 'load'"), (error.Code, error.Path, error.Message));
        Assert.Equal(1 + 30 + 50, byBoth(1, 0.5, 3));
    }

    [Fact]
    public void Edit_ThatRenamesTheOneInput_IsTaken_AndReachesNewOptions()
    {
        const string One = """{ "LrExpr": { "Inputs": { "client": 1, "user": 1 } }, "Trainer": { "ByClient": "step + 10 * client" } }""";
        using var bound = new BoundOptions<OneOptions>(One);
        var old = bound.Monitor.CurrentValue.ByClient;

        bound.Save(One.Replace("10 * client", "10 * user", StringComparison.Ordinal));

        Assert.Null(bound.Application.Registry.Rejection);
        Assert.Equal((31, 11), (bound.Monitor.CurrentValue.ByClient(1, 3), old(1, 3)));
    }

    [Theory]
    [InlineData("\"ByClient\": \"step\"", "ByClient", "Func<long, double, double> gives one input, and the schedule has none")]
    [InlineData("\"ByClient\": \"client + load\"", "ByClient", "Func<long, double, double> gives one input, and the schedule has 'client', 'load'; say which by [ScheduleInputs(\"...\")]")]
    [InlineData("\"ByBoth\": \"client\"", "ByBoth", "the schedule has no input 'load'")]
    [InlineData("\"ByLoad\": \"load + user\"", "ByLoad", "the schedule needs input 'user', which has no default and which Func<long, double, double> does not give")]
    [InlineData("\"Plain\": \"user\"", "Plain", "the schedule needs input 'user', which has no default and which Func<long, double> does not give")]
    [InlineData("\"Unsaid\": \"client\"", "Unsaid", "Func<long, double, double, double> gives 2 inputs, and nothing says which; write [ScheduleInputs(\"...\", \"...\")]")]
    [InlineData("\"TooMany\": \"client\"", "TooMany", "Func<long, double, double> gives one input, and [ScheduleInputs] names 2; write [ScheduleInputs(\"...\")]")]
    [InlineData("\"Twice\": \"client\"", "Twice", "[ScheduleInputs] names an input twice")]
    [InlineData("\"NoneAtAll\": \"client\"", "NoneAtAll", "ISchedule gives no input, and [ScheduleInputs] names 1")]
    [InlineData("\"One\": \"client\"", "One", "property 'One' of WrongOptions gives other inputs than another member of its key and type; give one of them another type")]
    public void Start_WithInputsThatDoNotFit_NamesTheMember(string member, string key, string message)
    {
        var wrong = Assert.Throws<ScheduleException>(() =>
        {
            using var bound = new BoundOptions<WrongOptions>($$"""{ "LrExpr": { "Inputs": { "client": 1, "load": 0, "user": null } }, "Trainer": { {{member}} } }""");
            return bound.Value;
        });

        Assert.Contains(wrong.Diagnostics, error => error.Code == "LRX3013" && error.Path == $"Trainer:{key}" && error.Message == message);
    }

    [Fact]
    public void AheadOfTime_MembersThatAreDeclaredSayInputs()
    {
        var configuration = new ConfigurationBuilder().Add(new ChangingSource(Retry)).Build();
        using var application = new Application(configuration, builder => builder.Services.AddOptions<RetryOptions>().BindSchedules(configuration.GetSection("Trainer"), (_, _) => { }));
        var options = application.Services.GetRequiredService<IOptions<RetryOptions>>().Value;

        Assert.Equal((31, 1 + 30 + 50, 1 + 10 + 100), (options.ByClient(1, 3), options.ByBoth!(1, 0.5, 3), options.ByLoad!(1, 7)));
        Assert.Equal([3, 6], options.All.Select(one => one(1, 3)));
    }

    [Fact]
    public void KeyedFunction_GivesTheOneInput()
    {
        var source = new ChangingSource("""{ "LrExpr": { "Inputs": { "client": null, "load": 0 }, "Schedules": { "delay": "step + client", "both": "client + load", "none": "step" } } }""");
        using var application = new Application(source);
        var delay = application.Services.GetRequiredKeyedService<Func<long, double, double>>("delay");

        Assert.Equal(4, delay(1, 3));
        Assert.Equal(
            "a Func<long, double, double> gives the one input of a schedule, and schedule 'both' has 'client', 'load'; FunctionOf of an ISchedule names those that it gives",
            Assert.Throws<InvalidOperationException>(() => application.Services.GetRequiredKeyedService<Func<long, double, double>>("both")).Message);
        Assert.Throws<InvalidOperationException>(() => application.Services.GetRequiredKeyedService<Func<long, double, double>>("none"));
    }

    [Fact]
    public void Start_WithAKeyOfAConstructorWhoseScheduleHasOtherInputs_NamesTheService()
    {
        var source = new ChangingSource("""{ "LrExpr": { "Inputs": { "client": null, "load": 0 }, "Schedules": { "delay": "client + load" } } }""");

        var error = Assert.Single(Assert.Throws<ScheduleException>(() =>
        {
            using var application = new Application(source, builder => builder.Services.AddSingleton<Caller>());
            return application.Registry.Revision;
        }).Diagnostics);

        Assert.Equal(("LRX3012", "LrExpr:Schedules:delay"), (error.Code, error.Path));
        Assert.Equal("Caller needs a schedule of one input, and schedule 'delay' has 'client', 'load'; FunctionOf of an ISchedule names those that it gives", error.Message);
    }

    internal class OneOptions
    {
        public required Func<long, double, double> ByClient { get; init; }
    }

    internal sealed class RetryOptions : OneOptions
    {
        [ScheduleInputs("load", "CLIENT")]
        public Func<long, double, double, double>? ByBoth { get; init; }

        [ScheduleInputs("load")]
        public Func<long, double, double>? ByLoad { get; init; }

        [ScheduleInputs("client")]
        public IReadOnlyList<Func<long, double, double>> All { get; init; } = [];
    }

    internal sealed record RetryRecord([ScheduleInputs("client", "load")] Func<long, double, double, double> ByBoth);

    internal sealed class WrongOptions
    {
        public Func<long, double, double>? ByClient { get; init; }

        [ScheduleInputs("client", "load")]
        public Func<long, double, double, double>? ByBoth { get; init; }

        [ScheduleInputs("load")]
        public Func<long, double, double>? ByLoad { get; init; }

        public Func<long, double>? Plain { get; init; }

        public Func<long, double, double, double>? Unsaid { get; init; }

        [ScheduleInputs("client", "load")]
        public Func<long, double, double>? TooMany { get; init; }

        [ScheduleInputs("client", "Client")]
        public Func<long, double, double, double>? Twice { get; init; }

        [ScheduleInputs("client")]
        public ISchedule? NoneAtAll { get; init; }

        [ScheduleInputs("client")]
        public Func<long, double, double>? One { get; init; }

        [ConfigurationKeyName("One"), ScheduleInputs("load")]
        public Func<long, double, double>? Other { get; init; }
    }

    private sealed class Caller([FromKeyedServices("delay")] Func<long, double, double> delay)
    {
        public double Call() => delay(1, 2);
    }
}
