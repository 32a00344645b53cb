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
        string[] names = [.. Enumerable.Range(100, 40).Select(number => $"s{number}")];
        var sets = Enumerable.Range(0, 200).Select(n => Set(n, names)).ToArray();
        foreach (var schedule in sets.SelectMany(set => new[] { set[names[0]], set[names[^1]] }))
            schedule.At(0); // compiled beforehand, so that the readers do nothing but read
        var registry = new ScheduleRegistry(sets[0], NullLogger.Instance);
        using var stop = new CancellationTokenSource();
        var reader = Task.Factory.StartNew(
            () =>
            {
                Func<long, double> first = registry.Handle(names[0]).Function, last = registry.Handle(names[^1]).Function;
                double seen = 0;
                while (!stop.IsCancellationRequested)
                {
                    double a = first(0), b = last(0), c = first(0);
                    if (a < seen || b < a || c < b)
                        Assert.Fail($"{seen}, {a}, {b}, {c}");
                    seen = c;
                }
            },
            TaskCreationOptions.LongRunning);

        foreach (var set in sets)
        {
            registry.Apply(set);
            Thread.SpinWait(200);
        }

        await stop.CancelAsync();
        await reader;
        Assert.Equal(199, registry[names[0]].At(0));
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
            Assert.Equal(-1, values.AsSpan().IndexOfAnyExcept(values[0]));
            Assert.InRange(function(reads), 0, Sets);
            Assert.InRange(a.At(reads), 0, Sets);
            var pinned = a.Pin();
            Assert.Equal(pinned.At(0), pinned.At(1));
            reads++;
        }

        return reads;
    }

    private static ScheduleSet Set(int n) => Set(n, ["a", "b"]);

    private static ScheduleSet Set(int n, string[] names) => ScheduleSet.Load(new Setting(
        "LrExpr",
        [
            new Setting("Parameters", [new Setting("n", $"{n}")]),
            new Setting("Schedules", names.Select(name => new Setting(name, "n + 0 * step"))),
        ]));
}
