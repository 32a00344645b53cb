using System.Diagnostics.Metrics;
using LrExpr.Hosting.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LrExpr.Hosting.Tests;

/// <summary>The hash of the configuration in use: whatever it is read from, and wherever it is shown.</summary>
public sealed class ContentHashTests
{
    private const string Text = """
        { "LrExpr": { "Parameters": { "total": 1000, "on": true }, "Schedules": { "b": "on ? total - step : 0", "a": { "Formula": "at(xs, step)", "Parameters": { "xs": [1, 2.5] } } } } }
        """;

    /// <summary>The same as variables of the environment would say it.</summary>
    private static readonly Dictionary<string, string?> Pairs = new()
    {
        ["LREXPR:SCHEDULES:A:PARAMETERS:XS"] = "[1,2.50]",
        ["LREXPR:SCHEDULES:A:FORMULA"] = "at(xs, step)",
        ["LREXPR:SCHEDULES:B"] = "on ? total-step : 0",
        ["LREXPR:PARAMETERS:ON"] = "true",
        ["LREXPR:PARAMETERS:TOTAL"] = "1e3",
    };

    [Fact]
    public void Hash_OfEverySource_IsTheSame()
    {
        using var json = new Application(new ChangingSource(Text));
        using var pairs = new Application(new ConfigurationBuilder().AddInMemoryCollection(Pairs).Build());
        using var layers = new Application(new ConfigurationBuilder()
            .Add(new ChangingSource("""{ "LrExpr": { "Parameters": { "total": 5 }, "Schedules": { "a": "1", "b": "2" } } }"""))
            .AddInMemoryCollection(Pairs)
            .Build());
        using var code = new Application(
            new ChangingSource("{}"),
            schedules => schedules.AddParameter("on", true).AddParameter("total", 1000)
                .AddSchedule("a", "at(xs, step)", new() { ["xs"] = new[] { 1, 2.5 } })
                .AddSchedule("b", "on ? total - step : 0"));

        string hash = HashOf(json);
        Assert.All([pairs, layers, code], application => Assert.Equal(hash, HashOf(application)));
    }

    [Fact]
    public void Hash_IsShownByLogHealthAndMetrics_AsThatOfTheSetInUse()
    {
        var source = new ChangingSource(Text);
        Measurements? measurements = null;
        using var application = new Application(source, beforeUse: services => measurements = new Measurements(services.GetRequiredService<IMeterFactory>()));
        using var listening = measurements!;
        string first = HashOf(application);
        Shown(first);
        Assert.Equal($"2 schedules are in use, content {first}", Assert.Single(application.Log.Of(1)));
        Assert.Equal($"2 schedules, revision 1, content {first}", application.Health().Description);

        source.Save(Text.Replace("total - step", "total + step", StringComparison.Ordinal));
        application.Pass();
        string second = HashOf(application);
        Assert.NotEqual(first, second);
        Shown(second);
        Assert.StartsWith($"schedules changed, revision 2, content {second}: ", Assert.Single(application.Log.Of(4)), StringComparison.Ordinal);

        source.Save(Text.Replace("total - step", "total +", StringComparison.Ordinal));
        application.Pass();
        Shown(second);
        Assert.Equal(HealthStatus.Degraded, application.Health().Status);
        Assert.StartsWith($"revision 2, content {second}, serves on; ", application.Health().Description, StringComparison.Ordinal);

        void Shown(string hash)
        {
            listening.Listener.RecordObservableInstruments();
            Assert.Equal((1, hash), listening.LastWithTag("lrexpr.info"));
            Assert.Equal(hash, application.Health().Data["contentHash"]);
        }
    }

    private static string HashOf(Application application) => application.Registry.Snapshot.Schedules.ContentHash;
}
