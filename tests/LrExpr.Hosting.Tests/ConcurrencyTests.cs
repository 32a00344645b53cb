using LrExpr.Registry;
using Microsoft.Extensions.Logging.Abstractions;

namespace LrExpr.Hosting.Tests;

public class ConcurrencyTests
{
    private const int Readers = 8, Swaps = 10_000, Sets = 16;

    /// <summary>Set n answers n in every schedule, so a value that a reader sees tells which set it comes from.</summary>
    [Fact]
    public async Task Read_WhileSetsAreSwapped_IsAlwaysFromOneSnapshot()
    {
        var sets = Enumerable.Range(0, Sets).Select(Set).ToArray();
        var registry = new ScheduleRegistry(sets[0], NullLogger.Instance);
        using var stop = new CancellationTokenSource();
        var start = new Barrier(Readers + 1);

        var readers = Enumerable.Range(0, Readers).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return ReadUntil(registry, stop.Token);
            },
            TaskCreationOptions.LongRunning)).ToArray();
        start.SignalAndWait();
        for (int i = 1; i <= Swaps; i++)
        {
            registry.Apply(sets[i % Sets]);
            if (i % 100 == 0)
                Thread.Yield();
        }

        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(readers), reads => Assert.True(reads > 0));
        Assert.Equal(Swaps + 1, registry.Revision);
    }

    /// <summary>Sets in rising order: once a thread has seen one in any schedule, it never sees an older one in another.</summary>
    [Fact]
    public async Task Read_OneHandleAfterAnother_NeverSeesAnOlderSet()
    {
        var sets = Enumerable.Range(0, 2_000).Select(Set).ToArray();
        var registry = new ScheduleRegistry(sets[0], NullLogger.Instance);
        using var stop = new CancellationTokenSource();
        var reader = Task.Factory.StartNew(
            () =>
            {
                double last = 0;
                while (!stop.IsCancellationRequested)
                {
                    foreach (var handle in new[] { registry["a"], registry["b"] })
                    {
                        double value = handle.At(0);
                        Assert.True(value >= last, $"{value} after {last}");
                        last = value;
                    }
                }
            },
            TaskCreationOptions.LongRunning);

        foreach (var set in sets)
            registry.Apply(set);
        await stop.CancelAsync();
        await reader;
    }

    private static long ReadUntil(ScheduleRegistry registry, CancellationToken stop)
    {
        ISchedule a = registry["a"], b = registry["b"];
        var function = registry.Handle("a").Function;
        var values = new double[257];
        long reads = 0, revision = 0;
        while (!stop.IsCancellationRequested || reads == 0)
        {
            var snapshot = registry.Snapshot;
            Assert.Equal(snapshot.Schedules["a"].At(reads), snapshot.Schedules["b"].At(reads));
            Assert.True(snapshot.Revision >= revision, "a snapshot is never older than the last");
            revision = snapshot.Revision;

            b.Fill(reads, values);
            Assert.All(values, value => Assert.Equal(values[0], value));
            Assert.InRange(function(reads), 0, Sets);
            Assert.InRange(a.At(reads), 0, Sets);
            var pinned = a.Pin();
            Assert.Equal(pinned.At(0), pinned.At(1));
            reads++;
        }

        return reads;
    }

    private static ScheduleSet Set(int n) => ScheduleSet.Compile(new Setting(
        "LrExpr",
        [
            new Setting("Parameters", [new Setting("n", $"{n}")]),
            new Setting("Schedules", [new Setting("a", "n + 0 * step"), new Setting("b", "n + 0 * step")]),
        ]));
}
