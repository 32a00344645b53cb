using LrExpr.Hosting.Tests.Support;
using LrExpr.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LrExpr.Hosting.Tests;

/// <summary>Inputs of live schedules: what was given once goes with every edit.</summary>
public sealed class LiveInputTests
{
    private const string Before = """{ "LrExpr": { "Inputs": { "load": 0, "client": 1 }, "Schedules": { "delay": "step + load * client" } } }""";

    [Fact]
    public void GivenInputs_GoWithEveryEdit()
    {
        var source = new ChangingSource(Before);
        using var application = new Application(source);
        var delay = application.Services.GetRequiredKeyedService<ISchedule>("delay");
        var mine = delay.With("load", 2);
        Func<long, double> function = mine.At;
        var typed = delay.FunctionOf("load");
        var both = delay.FunctionOf("client", "load");
        Assert.Equal((3, 3, 3, 7, 5), (mine.At(1), function(1), typed(1, 2), both(1, 3, 2), delay.At(1, new() { ["load"] = 4 })));
        Assert.Equal("delay", mine.Name);

        source.Save(Before.Replace("step +", "10 * step +", StringComparison.Ordinal));
        application.Pass();

        double[] filled = new double[2];
        mine.Fill(1, filled);
        Assert.Equal((12, 12, 12, 16, 14), (mine.At(1), function(1), typed(1, 2), both(1, 3, 2), delay.At(1, new() { ["load"] = 4 })));
        Assert.Equal([12, 22], filled);
        Assert.Equal(12, mine.Pin().At(1));
    }

    [Fact]
    public void Input_ThatAnEditTakesAway_IsNotLookedAtAnyMore()
    {
        var source = new ChangingSource(Before);
        using var application = new Application(source);
        var delay = application.Services.GetRequiredKeyedService<ISchedule>("delay");
        var (mine, typed, both) = (delay.With("load", 2), delay.FunctionOf("load"), delay.FunctionOf("load", "client"));

        source.Save("""{ "LrExpr": { "Inputs": { "client": 1 }, "Schedules": { "delay": "step + client" } } }""");
        application.Pass();

        Assert.Equal(2, application.Registry.Revision);
        Assert.Equal((2, 2, 5), (mine.At(1), typed(1, 99), both(1, 99, 4)));

        source.Save(Before);
        application.Pass();
        Assert.Equal((3, 3), (mine.At(1), typed(1, 2)));
    }

    [Fact]
    public void Edit_ThatAsksForANewInput_IsRejected()
    {
        var source = new ChangingSource(Before);
        using var application = new Application(source);

        source.Save(Before.Replace("\"load\": 0", "\"load\": null", StringComparison.Ordinal));
        application.Pass();

        var error = Assert.Single(application.Registry.Rejection!.Diagnostics);
        Assert.Equal(("LRX3015", "LrExpr:Inputs:load"), (error.Code, error.Path));
        Assert.Equal(1, application.Services.GetRequiredKeyedService<ISchedule>("delay").At(1));
    }

    [Fact]
    public void Input_ThatWasAskedForFromTheStart_IsNoNewOne()
    {
        string required = Before.Replace("\"load\": 0", "\"load\": null", StringComparison.Ordinal);
        var source = new ChangingSource(required);
        using var application = new Application(source);
        var mine = application.Services.GetRequiredKeyedService<ISchedule>("delay").With("load", 2);

        source.Save(required.Replace("step +", "2 * step +", StringComparison.Ordinal));
        application.Pass();

        Assert.Equal(4, mine.At(1));
        Assert.Throws<InvalidOperationException>(() => application.Registry["delay"].At(1));
    }

    [Fact]
    public void UnknownInput_IsRefusedWhenItIsGiven()
    {
        using var application = new Application(new ChangingSource(Before));
        var delay = application.Services.GetRequiredKeyedService<ISchedule>("delay");

        Assert.Contains("did you mean 'load'?", Assert.Throws<ArgumentException>(() => delay.With("lod", 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => delay.FunctionOf("lod"));
        Assert.Throws<ArgumentException>(() => delay.At(0, new() { ["lod"] = 1 }));
    }

    [Fact]
    public void ValuesThatAreNotFinite_AreWhatTheApplicationChose()
    {
        using var application = new Application(
            new ChangingSource("""{ "LrExpr": { "Inputs": { "load": 1, "more": 0 }, "Schedules": { "delay": "ln(load) + 1 + more" } } }"""),
            schedules => schedules.Configure(options => options.NonFinite = NonFinitePolicy.Value(7)));
        var delay = application.Services.GetRequiredKeyedService<ISchedule>("delay");
        double[] filled = new double[2];
        delay.With("load", -1).Fill(0, filled);

        Assert.Equal((1, 7, 7, 7), (delay.At(0), delay.With("load", -1).At(0), delay.FunctionOf("load")(0, -1), delay.At(0, new() { ["load"] = -1 })));
        Assert.Equal([7, 7], filled);
        Assert.Equal(7, delay.With("load", -1).With("more", 2).At(0));
    }

    [Fact]
    public void Calls_AllocateNothing()
    {
        using var application = new Application(new ChangingSource(Before));
        var delay = application.Services.GetRequiredKeyedService<ISchedule>("delay");
        var (mine, typed, both) = (delay.With("load", 2), delay.FunctionOf("load"), delay.FunctionOf("load", "client"));
        double sum = 0;

        Assert.Equal(0, Allocated.ByThousand(i => sum += mine.At(i) + typed(i, 1) + both(i, 1, 2)));
        Assert.True(double.IsFinite(sum));
    }
}
