using LrExpr.Hosting.Tests.Support;

namespace LrExpr.Hosting.Tests;

public class ReloadStressTests
{
    private const int Readers = 8, Reloads = 10_000;

    /// <summary>Configuration n answers n in every schedule, so a value tells which configuration it is of.</summary>
    [Fact]
    public async Task Read_WhileTheConfigurationIsReloaded_IsOfOneSnapshotAndNoReloadIsLost()
    {
        var source = new ChangingSource(Text(0));
        using var application = new Application(source);
        var registry = application.Registry;
        using var stop = new CancellationTokenSource();
        var start = new Barrier(Readers + 1);
        var readers = Enumerable.Range(0, Readers).Select(reader => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return ReadUntil(registry, reader, stop.Token);
            },
            TaskCreationOptions.LongRunning)).ToArray();
        start.SignalAndWait();
        int heard = 0;
        registry.Changed += (_, change) => heard += change.Changed.Count == 2 ? 1 : 0;

        for (int n = 1; n <= Reloads; n++)
        {
            source.Save(Text(n));
            application.Pass();
            if (registry.Revision != n + 1 || registry["a"].At(0) != n)
                Assert.Fail($"reload {n} was lost");
        }

        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(readers), reads => Assert.True(reads > 0));
        Assert.Equal(Reloads, heard);
    }

    /// <summary>Saves on one thread, the clock on another: whatever the order, what was saved last is served in the end, and every set is whole.</summary>
    [Fact]
    public async Task Save_FromAnotherThread_IsNeverServedInPartsAndTheLastIsServed()
    {
        var source = new ChangingSource(Text(0));
        using var application = new Application(source);
        application.Registry.Changed += (_, change) =>
            Assert.Equal(change.Current.Schedules["a"].At(0), change.Current.Schedules["b"].At(0));
        var saving = Task.Factory.StartNew(
            () =>
            {
                for (int n = 1; n <= Reloads; n++)
                    source.Save(Text(n));
            },
            TaskCreationOptions.LongRunning);

        while (!saving.IsCompleted)
            application.Pass(100);
        await saving;
        application.Pass(300);
        application.Pass(300);

        Assert.Equal(Reloads, application.Registry["a"].At(0));
        Assert.DoesNotContain(application.Log.Entries, entry => entry.Id is 5 or 6 or 8);
    }

    private static string Text(int n) => $$"""{ "LrExpr": { "Schedules": { "a": "{{n}} + 0 * step", "b": "{{n}} + 0 * step" } } }""";

    private static long ReadUntil(IScheduleRegistry registry, int reader, CancellationToken stop)
    {
        ISchedule a = registry["a"], b = registry["b"];
        var values = new double[33];
        long reads = 0, revision = 0;
        double last = 0;
        while (!stop.IsCancellationRequested || reads == 0)
        {
            var snapshot = registry.Snapshot;
            double value = snapshot.Schedules["a"].At(reads);
            if (value != snapshot.Schedules["b"].At(reads) || value != snapshot.Revision - 1 || snapshot.Revision < revision)
                Assert.Fail($"snapshot {snapshot.Revision} has {value}");
            revision = snapshot.Revision;

            b.Fill(reads, values);
            if (values.AsSpan().IndexOfAnyExcept(values[0]) >= 0 || values[0] < last)
                Assert.Fail($"filled {string.Join(' ', values)} after {last}");
            double live = (reads + reader) % 2 == 0 ? a.At(reads) : b.At(reads);
            if (live < values[0])
                Assert.Fail($"{live} after {values[0]}");
            last = live;
            reads++;
            Thread.Yield();
        }

        return reads;
    }
}
