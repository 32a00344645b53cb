using LrExpr.Hosting.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LrExpr.Hosting.Tests;

/// <summary>Controllers of a running application: what they have heard goes on over changes of the configuration.</summary>
public sealed class LiveControllerTests
{
    private const string Before = """
        { "LrExpr": { "Schedules": {
          "rate": { "Kind": "torch.ReduceLROnPlateau", "Parameters": { "base_lr": 1, "factor": 0.5, "patience": 1 } },
          "scaled": "rate(step) * 10"
        } } }
        """;

    [Fact]
    public void Controller_ByItsKey_IsOneOfItsName_InAnySpelling()
    {
        using var application = new Application(new ChangingSource(Before));
        var controller = application.Services.GetRequiredKeyedService<IScheduleController>("rate");

        Assert.Same(controller, application.Services.GetRequiredKeyedService<IScheduleController>("RATE"));
        Assert.Same(controller, application.Registry.Controller("Rate"));
        Assert.Equal([1, 1, 0.5], [controller.Report(0, 1), controller.Report(1, 1), controller.Report(2, 1)]);
        Assert.Equal(1, application.Services.GetRequiredKeyedService<ISchedule>("rate").At(2));
        Assert.Equal(10, application.Registry.Controller("scaled").Value);
        Assert.Throws<KeyNotFoundException>(() => application.Services.GetRequiredKeyedService<IScheduleController>("rat"));
    }

    [Fact]
    public void Controller_ThatAServiceAsksForInVain_IsToldAtTheStart()
    {
        var wrong = Assert.Throws<ScheduleException>(() => new Application(new ChangingSource(Before), schedules => schedules.Services.AddSingleton<Trainer>()));

        Assert.Contains("Trainer needs a schedule 'rat', which is not defined; did you mean 'rate'", Assert.Single(wrong.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Edit_OfAParameter_KeepsWhatWasHeard_AndSaysSo()
    {
        var source = new ChangingSource(Before);
        using var application = new Application(source);
        var controller = application.Registry.Controller("rate");
        controller.Report(0, 0.3);
        controller.Report(1, 1);

        source.Save(Before.Replace("\"factor\": 0.5", "\"factor\": 0.1", StringComparison.Ordinal));
        application.Pass();

        Assert.Equal(0.1, controller.Report(2, 1));
        Assert.Equal(0.3, controller.State["best"]);
        Assert.Contains(application.Log.Of(12), text => text.Contains("of what it has heard it keeps rate, best, bad, cooling and begins anew with none", StringComparison.Ordinal));
    }

    [Fact]
    public void Edit_OfTheStates_KeepsThoseOfTheSameName()
    {
        const string One = """{ "LrExpr": { "Schedules": { "s": { "Formula": "a", "State": { "a": 1, "b": 2 }, "Update": { "a": "a + metric", "b": "b * 2" } } } } }""";
        var source = new ChangingSource(One);
        using var application = new Application(source);
        var controller = application.Registry.Controller("s");
        controller.Report(0, 10);

        source.Save("""{ "LrExpr": { "Schedules": { "s": { "Formula": "a + c", "State": { "a": { "Start": 1, "Max": 5 }, "c": 100 }, "Update": { "a": "a", "c": "c + metric" } } } } }""");
        application.Pass();

        // The limit is new; what is beyond it is taken as the limit.
        Assert.Equal(106, controller.Report(1, 1));
        Assert.Contains(application.Log.Of(12), text => text.Contains("keeps a and begins anew with c", StringComparison.Ordinal));

        // A schedule that listens no more is its formula, and goes on being told.
        source.Save("""{ "LrExpr": { "Schedules": { "s": "step / 2" } } }""");
        application.Pass();
        Assert.Equal(1.5, controller.Report(3, 1));
        Assert.Equal(1.5, controller.Report(3, ("metric", 1)));
        Assert.Empty(controller.State);
    }

    [Fact]
    public void Edit_ThatNeedsASignalThatReportsDoNotGive_IsRejected()
    {
        var source = new ChangingSource(Before);
        using var application = new Application(source);
        var controller = application.Registry.Controller("rate");
        controller.Report(0, 1);

        source.Save("""{ "LrExpr": { "Schedules": { "rate": { "Formula": "a", "State": { "a": 1 }, "Update": { "a": "loss" }, "Signals": ["loss"] }, "scaled": "1" } } }""");
        application.Pass();

        Assert.Contains("needs a new signal 'loss'", application.Registry.Rejection!.Reason, StringComparison.Ordinal);
        Assert.Equal(1, controller.Report(1, 0.5));
    }

    [Theory]
    [InlineData(""" "State": { "s": 1 }, "Update": { "s": "loss" }, "Signals": { "loss": { "Default": 0 } } """, """ "State": { "s": 1 }, "Update": { "s": "loss + x" }, "Signals": { "loss": { "Default": 0 }, "x": { "Default": 0 } } """, false)]
    [InlineData(""" "State": { "s": 1 }, "Update": { "s": "loss" }, "Signals": ["loss"] """, """ "State": { "s": 1 }, "Update": { "s": "acc" }, "Signals": { "acc": { "Default": 0 } } """, false)]
    [InlineData("", """ "State": { "s": 1 }, "Update": { "s": "x + y" }, "Signals": ["x", "y"] """, false)]
    [InlineData("", """ "State": { "s": 1 }, "Update": { "s": "metric" } """, true)]
    [InlineData(""" "State": { "s": 1 }, "Update": { "s": "loss" }, "Signals": ["loss"] """, """ "State": { "s": 1 }, "Update": { "s": "loss + x" }, "Signals": { "loss": null, "x": { "Default": 0 } } """, true)]
    public void Edit_AfterWhichAMetricWithoutANameWouldBeAnother_IsRejected(string before, string after, bool isTaken)
    {
        static string Config(string keys) => $$"""{ "LrExpr": { "Schedules": { "a": { "Formula": "1"{{(keys.Length == 0 ? "" : "," + keys)}} } } } }""";
        var source = new ChangingSource(Config(before));
        using var application = new Application(source);
        var controller = application.Registry.Controller("a");
        controller.Report(0, 1);

        source.Save(Config(after));
        application.Pass();

        Assert.Equal(isTaken, application.Registry.Rejection is null);
        Assert.Equal(1, controller.Report(1, 2));
    }

    [Fact]
    public void Save_UnderAChangeFromAStepOn_IsRestoredByWhatAnswersThere()
    {
        const string Config = """{ "LrExpr": { "Schedules": { "a": { "Formula": "s", "State": { "s": 1 }, "Update": { "s": "s + metric" } } } } }""";
        var source = new ChangingSource(Config);
        using var application = new Application(source);
        var controller = application.Registry.Controller("a");
        source.Save("""{ "LrExpr": { "EffectiveFrom": 10, "Schedules": { "a": { "Formula": "s + u", "State": { "s": 1, "u": 5 }, "Update": { "s": "s + metric", "u": "u + 1" } } } } }""");
        application.Pass();

        Assert.Equal(3, controller.Report(9, 2));
        Assert.Equal(11, controller.Report(12, 2));
        string saved = controller.Save();
        var again = application.Registry["a"].Pin().CreateController();
        again.Restore(saved);
        Assert.Equal(saved, again.Save());
        Assert.Equal(14, again.Report(13, 2));
    }

    [Fact]
    public void Edit_FromAStepOn_TakesWhatWasHeardAlong()
    {
        var source = new ChangingSource(Before);
        using var application = new Application(source);
        var controller = application.Registry.Controller("rate");
        controller.Report(0, 1);
        controller.Report(1, 1);

        source.Save(Before.Replace("\"LrExpr\": {", "\"LrExpr\": { \"EffectiveFrom\": 4,", StringComparison.Ordinal).Replace("0.5", "0.1", StringComparison.Ordinal));
        application.Pass();

        double[] rates = [.. Enumerable.Range(2, 5).Select(step => controller.Report(step, 1))];
        Assert.Equal([0.5, 0.5, 0.05, 0.05, 0.005], rates.Select(rate => Math.Round(rate, 12)));
        Assert.Equal(0.005, Math.Round(controller.At(10), 12));
    }

    [Fact]
    public async Task Reports_WhileTheConfigurationIsEdited_LoseNothing()
    {
        const string Counting = """{ "LrExpr": { "Schedules": { "s": { "Formula": "n", "State": { "n": 0 }, "Update": { "n": "n + metric + 0 * 1" } } } } }""";
        var source = new ChangingSource(Counting);
        using var application = new Application(source);
        var controller = application.Registry.Controller("s");
        using var done = new CancellationTokenSource();
        var reporters = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            int count = 0;
            for (; !done.IsCancellationRequested; count++)
                controller.Report(count, 1);
            return count;
        })).ToArray();
        for (int edit = 2; edit < 20; edit++)
        {
            source.Save(Counting.Replace("0 * 1", $"0 * {edit}", StringComparison.Ordinal));
            application.Pass();
        }

        await done.CancelAsync();
        Assert.Equal((await Task.WhenAll(reporters)).Sum(), controller.State["n"]);
        Assert.Equal(19, application.Registry.Revision);
    }

    private sealed class Trainer([FromKeyedServices("rat")] IScheduleController rate)
    {
        public double Rate => rate.Value;
    }
}
