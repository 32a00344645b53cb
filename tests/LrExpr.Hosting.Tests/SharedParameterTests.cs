using LrExpr.Hosting.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LrExpr.Hosting.Tests;

/// <summary>Shared parameters from code, before the start and while the application runs.</summary>
public sealed class SharedParameterTests
{
    private const string Json = """{ "LrExpr": { "Parameters": { "total": 10 }, "Schedules": { "a": "step / total" } } }""";

    [Fact]
    public void AddParameter_OverAConfiguredOne_GivesWay()
    {
        using var application = new Application(new ChangingSource(Json), schedules => schedules.AddParameter("Total", 20).AddParameter("other", 1));

        Assert.Equal(0.5, At(application, 5));
    }

    [Fact]
    public void OverrideParameter_OverAConfiguredOne_Counts()
    {
        using var application = new Application(new ChangingSource(Json), schedules => schedules.AddParameter("total", 5).OverrideParameter("TOTAL", 20));

        Assert.Equal(0.25, At(application, 5));
    }

    [Fact]
    public void OverrideParameter_ThatNothingElseDefines_IsDefined()
    {
        using var application = new Application(new ChangingSource("""{ "LrExpr": { "Schedules": { "a": "step / total" } } }"""), schedules => schedules.OverrideParameter("total", 20));

        Assert.Equal(0.25, At(application, 5));
    }

    [Fact]
    public async Task SetParameters_PutsThemToUseAsOneSet_AndKeepsThemOverReloads()
    {
        var source = new ChangingSource("""{ "LrExpr": { "Parameters": { "total": 10, "low": 0 }, "Schedules": { "a": "step / total + low" } } }""");
        using var application = new Application(source);
        var changes = new List<string>();
        application.Registry.Changed += (_, change) => changes.AddRange(change.Changed);

        Assert.Equal(2, await application.Registry.SetParametersAsync(new() { ["total"] = 20, ["low"] = 1 }));
        Assert.Equal(1.25, At(application, 5));
        Assert.Equal(2, await application.Registry.SetParametersAsync(new() { ["Total"] = 20 }));
        Assert.Equal(["a"], changes);

        source.Save("""{ "LrExpr": { "Parameters": { "total": 30, "low": 0 }, "Schedules": { "a": "2 * step / total + low" } } }""");
        application.Pass();

        Assert.Equal(1.5, At(application, 5));
        Assert.Equal(3, await application.Registry.SetParametersAsync(new() { ["low"] = 1 }));
        Assert.Equal(4, await application.Registry.SetParametersAsync(new() { ["low"] = 2 }));
        Assert.Equal(2.5, At(application, 5));
    }

    [Fact]
    public async Task SetParameters_ThatAreRefused_ChangeNothing()
    {
        using var application = new Application(new ChangingSource(
            """{ "LrExpr": { "Parameters": { "total": 10 }, "Schedules": { "a": { "Kind": "CosineDecay", "Parameters": { "initial_learning_rate": 1, "decay_steps": "total" } } } } }"""));

        var refused = await Assert.ThrowsAsync<ScheduleException>(() => application.Registry.SetParametersAsync(new() { ["total"] = -1 }));
        var unknown = await Assert.ThrowsAsync<ScheduleException>(() => application.Registry.SetParametersAsync(new() { ["totl"] = 1 }));

        Assert.NotEmpty(refused.Diagnostics);
        Assert.Contains("there is no shared parameter 'totl'; did you mean 'total'?", unknown.Message, StringComparison.Ordinal);
        Assert.Equal(1, application.Registry.Revision);
        Assert.Null(application.Registry.Rejection);
        Assert.Equal(2, await application.Registry.SetParametersAsync(new() { ["total"] = 20 }));
    }

    [Fact]
    public async Task SetParameters_WhileAnEditIsRejected_KeepsTheRejectionUntilItIsGood()
    {
        var source = new ChangingSource(Json);
        using var application = new Application(source);
        source.Save("""{ "LrExpr": { "Parameters": { "total": 0 }, "Schedules": { "a": { "Kind": "CosineDecay", "Parameters": { "initial_learning_rate": 1, "decay_steps": "total" } } } } }""");
        application.Pass();
        Assert.NotNull(application.Registry.Rejection);

        await application.Registry.SetParametersAsync(new() { ["total"] = 20 });

        Assert.NotNull(application.Registry.Rejection);
        Assert.Equal(0.25, At(application, 5));
        application.Pass();
        Assert.Null(application.Registry.Rejection);
        Assert.Equal(1, At(application, 0));
    }

    [Fact]
    public async Task SetParameters_FromManyThreads_AreAllInUse()
    {
        using var application = new Application(new ChangingSource("""{ "LrExpr": { "Parameters": { "a": 0, "b": 0, "c": 0, "d": 0 }, "Schedules": { "s": "a + b + c + d" } } }"""));

        await Task.WhenAll(new[] { "a", "b", "c", "d" }.Select(name => application.Registry.SetParametersAsync(new() { [name] = 1 })));

        Assert.Equal(4, application.Registry["s"].At(0));
        Assert.Equal(5, application.Registry.Revision);
    }

    private static double At(Application application, long step) => application.Services.GetRequiredKeyedService<ISchedule>("a").At(step);
}
