using System.Diagnostics;

namespace LrExpr.Benchmarks.Quick;

/// <summary>Something to be measured: does its work as often as it is told.</summary>
internal sealed record Contestant(string Name, Action<int> Run);

/// <summary>What was measured of one contestant, for one run of its work.</summary>
internal sealed record Outcome(string Name, double Ratio, double Nanoseconds, double Bytes);

/// <summary>
/// Measures on a machine that others use too. Time drifts there by a third from one second to the next, but hardly within a few
/// milliseconds: so all contestants run within each round, and what counts is the median of the ratios of the rounds.
/// </summary>
internal static class Rounds
{
    private static readonly TimeSpan WarmUpSlice = TimeSpan.FromMilliseconds(60);
    private const int Sweeps = 3;

    /// <summary>How many rounds, and how long each contestant runs in one at least.</summary>
    public readonly record struct Pace(int Count, TimeSpan Slice);

    public static Pace Normal { get; } = new(31, TimeSpan.FromMilliseconds(3));

    /// <summary>For a table of many cells.</summary>
    public static Pace Short { get; } = new(11, TimeSpan.FromMilliseconds(1));

    /// <summary>For work that takes long by itself.</summary>
    public static Pace Few { get; } = new(7, TimeSpan.FromMilliseconds(3));

    /// <summary>Outcomes in the order of the contestants; ratios are to the first.</summary>
    public static Outcome[] Measure(params Contestant[] contestants)
    {
        WarmUp(Sweeps, contestants);
        return Measure(Normal, contestants);
    }

    /// <summary>The same of what is warm already.</summary>
    public static Outcome[] Measure(Pace pace, params Contestant[] contestants)
    {
        int[] times = [.. contestants.Select(contestant => TimesOf(contestant, pace.Slice))];
        double[][] nanoseconds = [.. contestants.Select(_ => new double[pace.Count])];
        for (int round = 0; round < pace.Count; round++)
        {
            for (int turn = 0; turn < contestants.Length; turn++)
            {
                // Each is first in turn, since whoever follows a collection or a change of the clock is at an advantage.
                int index = (turn + round) % contestants.Length;
                nanoseconds[index][round] = Time(contestants[index], times[index]);
            }
        }

        return [.. contestants.Select((contestant, index) => new Outcome(
            contestant.Name,
            Median(nanoseconds[index].Zip(nanoseconds[0], (own, first) => own / first)),
            Median(nanoseconds[index]),
            BytesOf(contestant, times[index])))];
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    /// <summary>
    /// Runs until the JIT has done its best. A method is made anew after 30 calls and a tenth of a second of quiet, twice; where
    /// there are many and the machine is busy, that takes more sweeps.
    /// </summary>
    public static void WarmUp(int sweeps, params Contestant[] contestants)
    {
        for (int sweep = 0; sweep < sweeps; sweep++)
        {
            foreach (var contestant in contestants)
                Sweep(contestant);
            Thread.Sleep(150);
        }
    }

    private static void Sweep(Contestant contestant)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < 40 && Stopwatch.GetElapsedTime(start) < WarmUpSlice; i++)
            contestant.Run(1);
    }

    /// <summary>How many runs fill a slice.</summary>
    private static int TimesOf(Contestant contestant, TimeSpan slice)
    {
        int times = 1;
        while (true)
        {
            double share = Time(contestant, times) * times / slice.TotalNanoseconds;
            if (share >= 1)
                return times;
            times = share < 1 / 16.0 ? times * 8 : (int)Math.Ceiling(times / share);
        }
    }

    private static double Time(Contestant contestant, int times)
    {
        long start = Stopwatch.GetTimestamp();
        contestant.Run(times);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / times;
    }

    /// <summary>The least of three: the runtime itself allocates now and then.</summary>
    private static double BytesOf(Contestant contestant, int times) => Enumerable.Range(0, 3).Min(_ =>
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        contestant.Run(times);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)times;
    });
}
