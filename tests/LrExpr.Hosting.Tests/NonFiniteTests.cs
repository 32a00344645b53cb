using System.Diagnostics.Metrics;
using System.Globalization;
using LrExpr.Hosting.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LrExpr.Hosting.Tests;

/// <summary>What a live schedule gives in the place of NaN and infinities.</summary>
public sealed class NonFiniteTests
{
    private const string Text = """{ "LrExpr": { "Schedules": { "a": "step == 3 ? ln(2 - step) : step == 4 ? 1 / (step - 4) : step", "b": "ln(step - 5)" } } }""";

    private static readonly double[] AsTheyAre = [2, double.NaN, double.PositiveInfinity, 5];

    [Theory]
    [InlineData("PassOn", double.NaN, double.PositiveInfinity)]
    [InlineData("LastFinite", 2, 2)]
    [InlineData("Value(0.25)", 0.25, 0.25)]
    public void Policy_OfEveryWayToAsk_IsTheSame(string policy, double third, double fourth)
    {
        double[] expected = [2, third, fourth, 5];

        foreach (var ask in WaysToAsk())
        {
            using var application = Application(options => options.NonFinite = Policy(policy));
            Assert.Equal(expected, ask(application));
        }

        Assert.Equal(policy, Policy(policy).ToString());
    }

    [Fact]
    public void Policy_OfPinnedSchedules_IsNone()
    {
        using var application = Application(options => options.NonFinite = NonFinitePolicy.Value(1));
        var values = new double[4];

        application.Registry["a"].Pin().Fill(2, values);

        Assert.Equal(AsTheyAre, values);
        Assert.Equal(double.NaN, application.Registry["a"].Pin().At(3));
        Assert.Empty(application.Log.Of(10));
    }

    [Fact]
    public void Policy_OfASingleSchedule_GoesBeforeThatOfAll()
    {
        using var application = Application(options =>
        {
            options.NonFinite = NonFinitePolicy.Value(1);
            options.NonFiniteFor["B"] = NonFinitePolicy.PassOn;
        });

        Assert.Equal(1, application.Registry["a"].At(3));
        Assert.Equal(double.NaN, application.Registry["b"].At(3));
        Assert.StartsWith("schedule 'a' is NaN", Assert.Single(application.Log.Of(10)), StringComparison.Ordinal);
    }

    [Fact]
    public void Policy_OfAScheduleThatIsNotDefined_IsAnError()
    {
        var error = Assert.Throws<ScheduleException>(() => Application(options => options.NonFiniteFor["aa"] = NonFinitePolicy.Value(1)));

        Assert.Contains("LRX3012: ScheduleOptions.NonFiniteFor needs a schedule 'aa', which is not defined; did you mean 'a'?", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void Value_ThatIsNotFinite_IsRefused(double value) => Assert.Throws<ArgumentOutOfRangeException>(() => NonFinitePolicy.Value(value));

    [Fact]
    public void LastFinite_BeforeAnyFiniteValue_PassesOn()
    {
        using var application = Application(options => options.NonFinite = NonFinitePolicy.LastFinite);
        var b = application.Registry["b"];
        var values = new double[3];

        Assert.Equal(double.NaN, b.At(2));
        b.Fill([3, 5], values);
        Assert.Equal([double.NaN, double.NegativeInfinity, 0], values);
        Assert.Equal(0, b.At(6));
        Assert.Equal(0, b.At(2));
    }

    [Fact]
    public void LastFinite_IsTheLastInTime_NotTheNearestStep()
    {
        using var application = Application(options => options.NonFinite = NonFinitePolicy.LastFinite);
        var a = application.Registry["a"];
        var values = new double[2];

        a.At(100);
        Assert.Equal(100, a.At(3));
        a.Fill([7, 3], values);
        Assert.Equal([7, 7], values);
        a.Fill([3, 4], values);
        Assert.Equal([7, 7], values);
        Assert.Equal(7, a.At(3));
    }

    [Fact]
    public void LastFinite_AfterAChange_IsKept()
    {
        var source = new ChangingSource(Text);
        using var application = new Application(source, schedules => schedules.Configure(options => options.NonFinite = NonFinitePolicy.LastFinite));
        var a = application.Registry["a"];
        a.At(9);

        source.Save("""{ "LrExpr": { "Schedules": { "a": "ln(-1 - step)" } } }""");
        application.Pass();

        Assert.Equal(2, application.Registry.Revision);
        Assert.Equal(9, a.At(0));
    }

    [Fact]
    public void Log_TellsOncePerScheduleAndRevision()
    {
        var source = new ChangingSource(Text);
        using var application = new Application(source, schedules => schedules.Configure(options => options.NonFinite = NonFinitePolicy.Value(0.5)));
        ISchedule a = application.Registry["a"], b = application.Registry["b"];

        a.Fill(long.MaxValue - 1, new double[3]);
        a.Fill(1, new double[9]);
        a.At(3);
        b.Fill([6, 5, 4], new double[3]);
        source.Save("""{ "LrExpr": { "Schedules": { "a": "ln(-1 - step)", "b": "1" } } }""");
        application.Pass();
        for (long step = 70; step < 170; step++)
            a.At(step);
        b.At(4);

        Assert.Equal(
            [
                "schedule 'a' is NaN at step 3 in revision 1, and 0.5 is given; further such values of this revision are counted only",
                "schedule 'b' is -Infinity at step 5 in revision 1, and 0.5 is given; further such values of this revision are counted only",
                "schedule 'a' is NaN at step 70 in revision 2, and 0.5 is given; further such values of this revision are counted only",
            ],
            application.Log.Of(10));
    }

    [Theory]
    [InlineData(false, "PassOn", 0)]
    [InlineData(true, "PassOn", 4)]
    [InlineData(false, "LastFinite", 4)]
    [InlineData(false, "Value(0.25)", 4)]
    public void Count_IsMade_WhereItOrAPolicyIsAskedFor(bool counts, string policy, int expected)
    {
        Measurements? measurements = null;
        using var application = new Application(
            new ChangingSource(Text),
            schedules => schedules.Configure(options => (options.CountNonFiniteValues, options.NonFinite) = (counts, Policy(policy))),
            services => measurements = new Measurements(services.GetRequiredService<IMeterFactory>()));
        using var listening = measurements!;

        application.Registry["a"].At(3);
        application.Registry["a"].At(4);
        application.Registry["a"].Fill(2, new double[4]);

        Assert.Equal(expected, listening.Sum("lrexpr.evaluation.errors", "a"));
        Assert.Equal(expected > 0 ? 1 : 0, application.Log.Of(10).Count);
    }

    [Fact]
    public void Handle_WhereNobodyAsked_ServesTheFunctionItself()
    {
        using var plain = Application(_ => { });
        using var guarded = Application(options => options.NonFinite = NonFinitePolicy.LastFinite);
        var schedule = plain.Registry["a"].Pin();
        _ = schedule.Function;

        Assert.Same(schedule.Function, plain.Registry.Handle("a").FunctionOf(schedule));
        Assert.NotSame(schedule.Function, guarded.Registry.Handle("a").FunctionOf(schedule));
    }

    [Fact]
    public async Task LastFinite_FromManyThreads_IsAValueThatWasGiven()
    {
        using var application = Application(options => options.NonFinite = NonFinitePolicy.LastFinite);
        var a = application.Registry["a"];
        a.At(1_000);

        var seen = await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(() =>
        {
            var given = new List<double>();
            var values = new double[3];
            for (int i = 0; i < 20_000; i++)
            {
                a.At(1_000 + i % 7);
                given.Add(a.At(3));
                a.Fill([3, 1_000 + thread, 4], values);
                given.AddRange(values);
            }

            return given;
        })));

        Assert.All(seen.SelectMany(given => given).Distinct(), value => Assert.InRange(value, 1_000, 1_006));
        Assert.Single(application.Log.Of(10));
    }

    /// <summary>The values of "a" at the steps 2 to 5, asked for in every way there is, before and after code is made.</summary>
    private static IEnumerable<Func<Application, double[]>> WaysToAsk()
    {
        yield return application => OneByOne(application.Registry["a"].At);
        yield return application => OneByOne(application.Services.GetRequiredKeyedService<Func<long, double>>("a"));
        yield return application =>
        {
            _ = application.Registry["a"].Pin().Function;
            application.Registry["a"].At(2);
            return OneByOne(application.Registry["a"].At);
        };
        yield return application =>
        {
            var values = new double[4];
            application.Registry["a"].Fill(2, values);
            return values;
        };
        yield return application =>
        {
            var values = new double[5];
            application.Registry["a"].Fill([2, 3, 4, 5], values);
            return values[..4];
        };

        static double[] OneByOne(Func<long, double> function) => [.. new long[] { 2, 3, 4, 5 }.Select(function)];
    }

    private static NonFinitePolicy Policy(string name) => name switch
    {
        "PassOn" => NonFinitePolicy.PassOn,
        "LastFinite" => NonFinitePolicy.LastFinite,
        _ => NonFinitePolicy.Value(double.Parse(name["Value(".Length..^1], CultureInfo.InvariantCulture)),
    };

    private static Application Application(Action<ScheduleOptions> configure) =>
        new(new ChangingSource(Text), schedules => schedules.Configure(configure));
}
