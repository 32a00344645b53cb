using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.RegularExpressions;
using LrExpr.Hosting.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace LrExpr.Hosting.Tests;

public class ObservabilityTests
{
    private const string Good = """{ "LrExpr": { "Schedules": { "a": "step", "b": "ln(step - 5)" } } }""";

    private static string Page => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "observability.md"));

    [Fact]
    public void Documentation_OfTheLog_ListsEveryEventWithItsLevel()
    {
        var written = Regex.Matches(Page, @"^\| (\d+) \| (\w+) \|", RegexOptions.Multiline)
            .Select(row => $"{row.Groups[1].Value} {row.Groups[2].Value}");
        var events = typeof(Log).GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()
            .OrderBy(message => message.EventId)
            .Select(message => $"{message.EventId} {message.Level}");

        Assert.Equal(events, written);
    }

    [Fact]
    public void Documentation_OfMetrics_ListsEveryInstrumentWithTypeUnitAndTags()
    {
        var written = Regex.Matches(Page, @"^\| `(lrexpr[^`]*)` \| (\w+) \| (\S+) \| ([^|]*)\|", RegexOptions.Multiline)
            .Select(row => $"{row.Groups[1].Value} {row.Groups[2].Value} {row.Groups[3].Value} {string.Join(' ', Regex.Matches(row.Groups[4].Value, "`([^`]*)`").Select(tag => tag.Groups[1].Value).Where(tag => tag.StartsWith("lrexpr", StringComparison.Ordinal)))}".TrimEnd());
        using var measured = Measured(Good, out var application, schedules => schedules.Configure(options => (options.CountNonFiniteValues, options.ObserveLastCalls) = (true, true)));
        using var _ = application;
        application.Source.Save("""{ "LrExpr": { "Schedules": { "a": "1 +" } } }""");
        application.Application.Pass();
        application.Application.Registry["b"].At(0);
        measured.Listener.RecordObservableInstruments();

        var instruments = measured.Instruments.Select(instrument =>
            $"{instrument.Name} {instrument.GetType().Name.Split('`')[0]} {instrument.Unit} {measured.Tags.GetValueOrDefault(instrument.Name)}".TrimEnd());

        Assert.Equal(instruments.Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
        Assert.All(measured.Instruments, instrument => Assert.False(string.IsNullOrEmpty(instrument.Description)));
    }

    [Fact]
    public void Metrics_OfReloads_CountWhatHappened()
    {
        using var measured = Measured(Good, out var application);
        using var _ = application;
        void Save(string schedules)
        {
            application.Source.Save($$"""{ "LrExpr": { "Schedules": { {{schedules}} } } }""");
            application.Application.Pass();
        }

        Assert.Equal(2, measured.Sum("lrexpr.schedules.loaded"));
        Save("\"a\": \"step\", \"b\": \"ln(step - 5)\"");
        Assert.Equal(0, measured.Sum("lrexpr.reloads"));
        Save("\"a\": \"step\", \"b\": \"ln(step - 6)\"");
        Assert.Equal(3, measured.Sum("lrexpr.schedules.loaded"));
        Save("\"a\": { \"Formula\": \"step\", \"Description\": \"d\" }, \"b\": \"ln(step - 6)\"");
        Assert.Equal(3, measured.Sum("lrexpr.schedules.loaded"));
        Save("\"a\": \"step +\"");
        Assert.Equal(2, measured.Sum("lrexpr.reloads", "accepted"));
        Assert.Equal(1, measured.Sum("lrexpr.reloads", "rejected"));
        measured.Listener.RecordObservableInstruments();
        Assert.Equal(2, measured.Last("lrexpr.schedules"));
        Assert.Equal(3, measured.Last("lrexpr.revision"));
        Assert.Equal(1, measured.Last("lrexpr.rejected"));
        Assert.Equal(application.Application.Time.Start.ToUnixTimeSeconds() + 0.9, measured.Last("lrexpr.last_reload"), 3);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Metrics_OfValuesThatAreNotFinite_CountWhereAskedFor(bool asked)
    {
        using var measured = Measured(Good, out var application, schedules => schedules.Configure(options => options.CountNonFiniteValues = asked));
        using var _ = application;
        var b = application.Application.Registry["b"];
        var function = application.Application.Services.GetRequiredKeyedService<Func<long, double>>("b");

        for (int step = 0; step < 10; step++)
            b.At(step);
        function(0);
        b.Fill(0, new double[8]);
        b.Fill([3, 4, 100], new double[5]);
        b.Pin().At(0);
        application.Application.Registry["a"].At(0);

        Assert.Equal(asked ? 6 + 1 + 6 + 2 : 0, measured.Sum("lrexpr.evaluation.errors", "b"));
        Assert.Equal(0, measured.Sum("lrexpr.evaluation.errors", "a"));
    }

    [Fact]
    public void Documentation_OfHealth_ListsTheDataOfEachStatus()
    {
        using var application = new Run(Good, null);
        string[] Written(HealthStatus status) =>
            [.. Regex.Matches(Regex.Match(Page, $@"^\| {status} \|[^|]*\|([^|]*)\|", RegexOptions.Multiline).Groups[1].Value, "`(\\w+)`").Select(key => key.Groups[1].Value)];

        var healthy = application.Application.Health();
        Assert.Equal(HealthStatus.Healthy, healthy.Status);
        Assert.Equal(Written(HealthStatus.Healthy), healthy.Data.Keys);
        application.Source.Save("""{ "LrExpr": { "Schedules": { "a": "1 +" } } }""");
        application.Application.Pass();
        var degraded = application.Application.Health();
        Assert.Equal(HealthStatus.Degraded, degraded.Status);
        Assert.Equal(Written(HealthStatus.Degraded), degraded.Data.Keys);
    }

    [Fact]
    public void Health_WallClockThatJumps_DoesNotChangeTheTime()
    {
        using var run = new Run(Good, null);
        run.Source.Save("""{ "LrExpr": { "Schedules": { "a": "1 +" } } }""");
        run.Application.Pass();

        run.Application.Time.WallClockIsOffBy = TimeSpan.FromDays(-1000);
        run.Application.Pass(2000);
        Assert.Equal(2.0, run.Application.Health().Data["seconds"]);
        run.Source.Save(Good);
        run.Application.Time.WallClockIsOffBy = TimeSpan.FromDays(1000);
        run.Application.Pass();
        Assert.Equal(HealthStatus.Healthy, run.Application.Health().Status);
    }

    private static Measurements Measured(string text, out Run run, Action<IScheduleBuilder>? schedules = null)
    {
        run = new Run(text, schedules, out var measurements);
        return measurements;
    }

    private sealed class Run : IDisposable
    {
        public Run(string text, Action<IScheduleBuilder>? schedules)
        {
            Source = new ChangingSource(text);
            Application = new Application(Source, schedules);
        }

        public Run(string text, Action<IScheduleBuilder>? schedules, out Measurements measurements)
        {
            Source = new ChangingSource(text);
            Measurements? listening = null;
            Application = new Application(Source, schedules, services => listening = new Measurements(services.GetRequiredService<IMeterFactory>()));
            measurements = listening!;
        }

        public ChangingSource Source { get; }

        public Application Application { get; }

        public void Dispose() => Application.Dispose();
    }
}
