using System.Diagnostics.Metrics;
using LrExpr.Hosting.Tests.Support;
using LrExpr.Registry;
using Microsoft.Extensions.DependencyInjection;

namespace LrExpr.Hosting.Tests;

/// <summary>The gauges of the last call of each schedule.</summary>
public sealed class LastCallTests
{
    private const string Step = "lrexpr.schedule.step", Value = "lrexpr.schedule.value";

    private readonly ChangingSource _source = new("""{ "LrExpr": { "Schedules": { "a": "2 * step", "b": "ln(step - 5)" } } }""");

    [Fact]
    public void Gauges_ReportTheLastCallOfEveryWay()
    {
        using var application = Application();
        var a = application.Registry["a"];
        using var collector = Collector.Of(application);

        Assert.Empty(collector.Collect());
        a.At(7);
        Assert.Equal([("a", 7, 14)], collector.Collect());
        application.Services.GetRequiredKeyedService<Func<long, double>>("a")(8);
        Assert.Equal([("a", 8, 16)], collector.Collect());
        a.Fill(10, new double[3]);
        Assert.Equal([("a", 12, 24)], collector.Collect());
        a.Fill([30, 20], new double[5]);
        Assert.Equal([("a", 20, 40)], collector.Collect());
        a.Fill(50, []);
        a.Fill([], new double[1]);
        a.Pin().At(60);
        Assert.Equal([("a", 20, 40)], collector.Collect());
        a.Fill(long.MaxValue - 1, new double[4]);
        Assert.Equal(long.MaxValue, Assert.Single(collector.Collect()).Step);
        application.Registry["b"].At(6);
        Assert.Equal(["a", "b"], collector.Collect().Select(call => call.Schedule));
    }

    [Fact]
    public void Gauges_OfManyCalls_FollowTheCompiledFunctionToo()
    {
        using var application = Application();
        var a = application.Registry["a"];
        _ = a.Pin().Function;
        a.At(0);
        using var collector = Collector.Of(application);

        a.At(70);
        Assert.Equal([("a", 70, 140)], collector.Collect());
    }

    [Fact]
    public void Gauges_OfAScheduleThatIsGone_AreGone()
    {
        using var application = Application();
        ISchedule a = application.Registry["a"], b = application.Registry["b"];
        (a.At(1), b.At(6)).ToString();
        using var collector = Collector.Of(application);

        _source.Save("""{ "LrExpr": { "Schedules": { "a": "3 * step" } } }""");
        application.Pass();

        b.At(7);
        Assert.Equal([("a", 1, 2)], collector.Collect());
        a.At(1);
        Assert.Equal([("a", 1, 3)], collector.Collect());
    }

    [Fact]
    public void Gauges_OfValuesThatAreNotFinite_HaveWhatWasGiven()
    {
        using var plain = Application();
        using var guarded = Application(NonFinitePolicy.Value(0.5));
        using Collector ofPlain = Collector.Of(plain), ofGuarded = Collector.Of(guarded);
        foreach (var application in new[] { plain, guarded })
            application.Registry["b"].At(0);

        Assert.Equal([("b", 0, double.NaN)], ofPlain.Collect());
        Assert.Equal([("b", 0, 0.5)], ofGuarded.Collect());
    }

    [Fact]
    public void Gauges_WhereNobodyAsked_AreNotThere()
    {
        using var application = new Application(_source);
        using var collector = Collector.Of(application);
        var schedule = application.Registry["a"].Pin();
        _ = schedule.Function;

        application.Registry["a"].At(1);

        Assert.Equal(0, collector.Instruments);
        Assert.Same(schedule.Function, application.Registry.Handle("a").FunctionOf(schedule));
    }

    /// <summary>A pass of a collector reads two gauges while calls go on; several collectors do so at the same time, in either order.</summary>
    [Fact]
    public async Task Gauges_WhileThreadsCall_BelongTogether()
    {
        using var application = Application();
        using var stop = new CancellationTokenSource();
        var callers = Enumerable.Range(0, 3).Select(thread => Task.Factory.StartNew(
            () =>
            {
                var a = application.Registry["a"];
                var values = new double[2];
                for (long step = thread; !stop.IsCancellationRequested; step += 7)
                {
                    a.At(step);
                    a.Fill(step, values);
                }
            },
            TaskCreationOptions.LongRunning)).ToArray();

        var collectors = new[] { false, true }.Select(valuesFirst => Task.Factory.StartNew(
            () =>
            {
                using var collector = Collector.Of(application, valuesFirst, yields: true);
                var steps = new HashSet<long>();
                for (int i = 0; i < 300; i++)
                {
                    foreach (var (_, step, value) in collector.Collect())
                    {
                        Assert.Equal(2 * step, value);
                        steps.Add(step);
                    }
                }

                return steps.Count;
            },
            TaskCreationOptions.LongRunning)).ToArray();

        try
        {
            Assert.All(await Task.WhenAll(collectors), count => Assert.True(count > 30));
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(callers);
        }
    }

    [Fact]
    public async Task Pair_WrittenByThreads_IsNeverTorn()
    {
        var last = new LastCall();
        Assert.Null(last.Read());
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(thread => Task.Factory.StartNew(
            () =>
            {
                for (long step = thread; !stop.IsCancellationRequested; step += 4)
                    last.Set(step, -step);
            },
            TaskCreationOptions.LongRunning)).ToArray();

        int torn = 0;
        for (int i = 0; i < 300_000; i++)
            torn += last.Read() is { } pair && pair.Value != -pair.Step ? 1 : 0;

        await stop.CancelAsync();
        await Task.WhenAll(writers);
        Assert.Equal(0, torn);
        last.Set(5, 6);
        Assert.Equal((5, 6), last.Read());
    }

    /// <summary>A collector that reads one gauge only is not handed what an earlier pass left.</summary>
    [Fact]
    public void Gauge_ReadAlone_IsOfNow()
    {
        using var application = Application();
        using Collector steps = Collector.Of(application, names: [Step]), values = Collector.Of(application, names: [Value]);
        var a = application.Registry["a"];

        a.At(1);
        steps.Collect();
        a.At(2);
        Assert.Equal(2, Assert.Single(steps.Collect()).Step);
        a.At(3);
        Thread.Sleep(1_100);
        Assert.Equal(6, Assert.Single(values.Collect()).Value);
    }

    private Application Application(NonFinitePolicy? policy = null) => new(_source, schedules => schedules.Configure(options =>
    {
        options.ObserveLastCalls = true;
        options.NonFinite = policy ?? NonFinitePolicy.PassOn;
    }));

    /// <summary>Reads the gauges as an exporter does.</summary>
    private sealed class Collector : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly Dictionary<string, long> _steps = [];
        private readonly Dictionary<string, double> _values = [];

        private Collector(IMeterFactory factory, bool valuesFirst, bool yields, string[] names)
        {
            var found = new List<Instrument>();
            _listener.InstrumentPublished = (instrument, _) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, factory) && names.Contains(instrument.Name))
                    found.Add(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((_, value, tags, _) => Note(_steps, tags, value));
            _listener.SetMeasurementEventCallback<double>((_, value, tags, _) => Note(_values, tags, value));
            _listener.Start();
            foreach (var instrument in found.OrderBy(instrument => instrument.Name == Value != valuesFirst))
                _listener.EnableMeasurementEvents(instrument);
            Instruments = found.Count;

            void Note<T>(Dictionary<string, T> measurements, ReadOnlySpan<KeyValuePair<string, object?>> tags, T value)
            {
                measurements[(string)tags[0].Value!] = value;
                if (yields)
                    Thread.Sleep(0);
            }
        }

        public int Instruments { get; }

        public static Collector Of(Application application, bool valuesFirst = false, bool yields = false, string[]? names = null) =>
            new(application.Services.GetRequiredService<IMeterFactory>(), valuesFirst, yields, names ?? [Step, Value]);

        public IReadOnlyList<(string Schedule, long Step, double Value)> Collect()
        {
            _steps.Clear();
            _values.Clear();
            _listener.RecordObservableInstruments();
            return [.. _steps.Keys.Union(_values.Keys).Order().Select(name => (name, _steps.GetValueOrDefault(name, -1), _values.GetValueOrDefault(name, -1)))];
        }

        public void Dispose() => _listener.Dispose();
    }
}
