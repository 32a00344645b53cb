using LrExpr.Hosting.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Primitives;

namespace LrExpr.Hosting.Tests;

public class ReloadTests
{
    private const string TwoSchedules = """{ "LrExpr": { "Parameters": { "k": 10 }, "Schedules": { "a": "step * k", "b": "7" } } }""";

    private static string Of(string schedules) => $$"""{ "LrExpr": { "Parameters": { "k": 10 }, "Schedules": { {{schedules}} } } }""";

    [Fact]
    public void Save_NewFormula_ServesOnceTheDelayIsOver()
    {
        var source = new ChangingSource(TwoSchedules);
        using var application = new Application(source);
        var a = application.Registry["a"];
        Assert.Equal(20, a.At(2));

        source.Save(Of("\"a\": \"step + k\", \"b\": \"7\""));
        application.Pass(299);
        Assert.Equal(20, a.At(2));
        application.Pass(1);

        Assert.Equal(12, a.At(2));
        Assert.Equal(2, application.Registry.Revision);
        Assert.Equal($"schedules changed, revision 2, content {application.Registry.Snapshot.Schedules.ContentHash}: added none, removed none, changed a (from step 0: 0 → 10)", Assert.Single(application.Log.Of(4)));
    }

    [Fact]
    public void Save_NewFormula_KeepsTheFunctionsOfAllOthers()
    {
        var source = new ChangingSource(Of("\"a\": \"step * k\", \"b\": \"sqrt(step)\", \"calls_a\": \"a(step) + 1\", \"calls_b\": \"b(step) + 1\""));
        using var application = new Application(source);
        var before = application.Registry.Snapshot.Schedules;

        source.Save(Of("\"a\": \"step * k * 2\", \"b\": \"sqrt( step )\", \"calls_a\": \"a(step) + 1\", \"calls_b\": \"b(step) + 1\""));
        application.Pass();

        var after = application.Registry.Snapshot.Schedules;
        Assert.Same(before["b"].Function, after["b"].Function);
        Assert.Same(before["calls_b"].Function, after["calls_b"].Function);
        Assert.NotSame(before["a"].Function, after["a"].Function);
        Assert.Equal(["a", "calls_a"], application.Registry.LastChange!.Changed);
        Assert.Equal(201, after["calls_a"].At(10));
    }

    [Fact]
    public void Save_DescriptionOnly_KeepsTheFunctionAndShowsTheDescription()
    {
        var source = new ChangingSource(Of("""  "a": { "Formula": "step * k", "Description": "old" } """));
        using var application = new Application(source);
        var before = application.Registry["a"].Pin();

        source.Save(Of("""  "a": { "Formula": "step * k", "Description": "new" } """));
        application.Pass();

        var after = application.Registry["a"].Pin();
        Assert.Same(before.Function, after.Function);
        Assert.Equal("new", after.Description);
        Assert.Contains("new", after.Explain());
        Assert.Empty(application.Registry.LastChange!.Changed);
    }

    [Fact]
    public void Save_TheSameAgain_ChangesNothing()
    {
        var source = new ChangingSource(TwoSchedules);
        using var application = new Application(source);
        var before = application.Registry.Snapshot;

        source.Save(TwoSchedules);
        source.Touch();
        application.Pass();

        Assert.Same(before, application.Registry.Snapshot);
        Assert.Empty(application.Log.Of(4));
    }

    [Fact]
    public void Save_ManyTimesInABurst_ReloadsOnce()
    {
        var source = new ChangingSource(TwoSchedules);
        using var application = new Application(source);

        for (int i = 1; i <= 1000; i++)
        {
            source.Save(Of($"\"a\": \"{i}\""));
            application.Pass(1);
        }

        application.Pass();
        Assert.Equal(2, application.Registry.Revision);
        Assert.Equal(1000, application.Registry["a"].At(0));
    }

    [Fact]
    public void Save_WithoutEverAPause_IsTakenNowAndThen()
    {
        var source = new ChangingSource(TwoSchedules);
        using var application = new Application(source);

        for (int i = 1; i <= 100; i++)
        {
            source.Save(Of($"\"a\": \"{i}\""));
            application.Pass(100);
        }

        Assert.InRange(application.Registry.Revision, 3, 6);
        application.Pass();
        Assert.Equal(100, application.Registry["a"].At(0));
    }

    [Fact]
    public void Save_Mistake_LeavesTheLastGoodSetUntilItIsMended()
    {
        var source = new ChangingSource(TwoSchedules);
        using var application = new Application(source);

        source.Save(Of("\"a\": \"step * \", \"b\": \"8\""));
        application.Pass();
        source.Touch();
        application.Pass();

        Assert.Equal(20, application.Registry["a"].At(2));
        Assert.Equal(7, application.Registry["b"].At(2));
        Assert.Equal(1, application.Registry.Revision);
        Assert.Contains("LrExpr:Schedules:a(1,8)", Assert.Single(application.Log.Of(6)));
        var rejection = application.Registry.Rejection!;
        Assert.Equal("LRX1012", Assert.Single(rejection.Diagnostics).Code);

        application.Pass(60_000);
        var health = application.Health();
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Contains("LRX1012", health.Description);
        Assert.Contains("for 1 minute ", health.Description);

        source.Save(Of("\"a\": \"step * 3\", \"b\": \"8\""));
        application.Pass();
        Assert.Equal(6, application.Registry["a"].At(2));
        Assert.Equal(2, application.Registry.Revision);
        Assert.Null(application.Registry.Rejection);
        Assert.Equal(HealthStatus.Healthy, application.Health().Status);
    }

    [Fact]
    public void Save_MistakeTakenBack_IsHealthyWithoutANewRevision()
    {
        var source = new ChangingSource(TwoSchedules);
        using var application = new Application(source);
        source.Save(Of("\"a\": \"1 +\""));
        application.Pass();

        source.Save(TwoSchedules);
        application.Pass();

        Assert.Single(application.Log.Of(7));
        Assert.Equal(1, application.Registry.Revision);
        Assert.Equal(HealthStatus.Healthy, application.Health().Status);
    }

    [Fact]
    public void Save_ManyMistakes_TellsSinceTheFirst()
    {
        var source = new ChangingSource(TwoSchedules);
        using var application = new Application(source);
        source.Save(Of("\"a\": \"1 +\""));
        application.Pass();
        var since = application.Registry.Rejection!.Since;
        for (int i = 0; i < 100; i++)
        {
            source.Save(Of($"\"a\": \"{i} *\""));
            application.Pass();
        }

        Assert.Equal(since, application.Registry.Rejection!.Since);
        Assert.Equal(101, application.Log.Of(6).Count);
        source.Save(Of("\"a\": \"5\""));
        application.Pass();
        Assert.Equal(5, application.Registry["a"].At(0));
    }

    [Fact]
    public void Save_WithoutTheSection_LeavesTheLastGoodSet()
    {
        var source = new ChangingSource(TwoSchedules);
        using var application = new Application(source);

        source.Save("""{ "Other": 1 }""");
        application.Pass();

        Assert.Equal(7, application.Registry["b"].At(0));
        Assert.Contains("section 'LrExpr' is gone", application.Health().Description);
        source.Save("""{ "LrExpr": { "Schedules": { } } }""");
        application.Pass();
        Assert.Empty(application.Registry.Names);
        Assert.Equal(["a", "b"], application.Registry.LastChange!.Removed);
    }

    [Fact]
    public void Save_WarningsAsErrors_IsRejected()
    {
        var source = new ChangingSource(TwoSchedules);
        using var application = new Application(source, schedules => schedules.Configure(options => options.WarningsAsErrors = true));

        source.Save(Of("""  "a": { "Formula": "1", "Parameters": { "unused": 1 } } """));
        application.Pass();

        Assert.Contains("LRX2902", application.Registry.Rejection!.Reason);
    }

    [Theory]
    [InlineData("piecewise(step, [3000, 6000], [0.1, 0.03, 0.01])", "piecewise(step, [3000, 6100], [0.1, 0.03, 0.01])", 6001L)]
    [InlineData("0.1 * 0.5 ^ (step / 1000)", "0.2 * 0.5 ^ (step / 1000)", 0L)]
    [InlineData("step < 500000 ? 1 : 2", "step < 500000 ? 1 : 3", 500000L)]
    [InlineData("step > 123456789 ? 1 : 0", "step > 123456799 ? 1 : 0", 123456790L)]
    [InlineData("min(1, step / 12345)", "min(1, step / 12345) + (step > 777 ? 1e-9 : 0)", 778L)]
    [InlineData("step * 2", "step + step", null)]
    public void Change_FirstDifference_IsTheFirstStep(string before, string after, long? step)
    {
        var source = new ChangingSource(Of($"\"a\": \"{before}\""));
        using var application = new Application(source);

        source.Save(Of($"\"a\": \"{after}\""));
        application.Pass();

        Assert.Equal(step, application.Registry.LastChange!.FirstDifference("a"));
    }

    [Fact]
    public void ChangeToken_OfEachChange_IsTriggeredOnce()
    {
        var source = new ChangingSource(TwoSchedules);
        using var application = new Application(source);
        var heard = new List<long>();
        using var listening = ChangeToken.OnChange(application.Registry.GetChangeToken, () => heard.Add(application.Registry.LastChange!.Current.Revision));

        for (int i = 0; i < 3; i++)
        {
            source.Save(Of($"\"a\": \"{i}\""));
            application.Pass();
        }

        Assert.Equal([2, 3, 4], heard);
    }

    [Fact]
    public void Handle_NotCalledBetweenTwoChanges_ServesTheSecond()
    {
        var source = new ChangingSource(Of("\"a\": \"1\""));
        using var application = new Application(source);
        var a = application.Registry["a"];
        source.Save(Of("\"a\": \"2\""));
        application.Pass();
        source.Save(Of("""  "a": { "Formula": "2", "Description": "the same" } """));
        application.Pass();

        Assert.Equal(2, a.At(0));
        Assert.Equal(2, a.At(0));
        Assert.Equal("the same", a.Pin().Description);
    }

    [Fact]
    public void Name_ThatALaterReloadAdds_IsAKeyedService()
    {
        var source = new ChangingSource(TwoSchedules);
        using var application = new Application(source);

        source.Save(Of("\"late\": \"5\""));
        application.Pass();

        Assert.Equal(5, application.Services.GetRequiredKeyedService<ISchedule>("late").At(0));
        Assert.Equal(["late"], application.Registry.LastChange!.Added);
    }

    [Fact]
    public void ConfigurationManager_SourceAddedLater_IsTakenAndListenedTo()
    {
        using var manager = new ConfigurationManager();
        ((IConfigurationBuilder)manager).Add(new ChangingSource(TwoSchedules));
        using var application = new Application(manager);
        var late = new ChangingSource("""{ "LrExpr": { "Schedules": { "b": "8" } } }""");

        ((IConfigurationBuilder)manager).Add(late);
        application.Pass();
        Assert.Equal(8, application.Registry["b"].At(0));
        late.Save("""{ "LrExpr": { "Schedules": { "b": "9" } } }""");
        application.Pass();

        Assert.Equal(9, application.Registry["b"].At(0));
    }

    [Fact]
    public void Dispose_OfTheContainer_EndsTheListening()
    {
        var source = new ChangingSource(TwoSchedules);
        var application = new Application(source);
        application.Dispose();

        source.Save(Of("\"a\": \"1\""));
        application.Pass();

        Assert.Equal(1, application.Registry.Revision);
    }
}
