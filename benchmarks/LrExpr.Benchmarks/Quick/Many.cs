using System.Diagnostics;
using System.Globalization;

namespace LrExpr.Benchmarks.Quick;

/// <summary>Ten thousand different schedules in a fresh process: all checked, and the first value of each.</summary>
internal static class Many
{
    public const string At = "at", Compiled = "compiled";

    private const int Schedules = 10_000;
    private const double MostMilliseconds = 200;
    private const int Count = 5;

    /// <summary>What the child process does; it prints the milliseconds of the checks, those of the first values, and the megabytes allocated.</summary>
    public static void RunOnce(string way)
    {
        var section = ManySchedules.Section(Schedules);
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        long start = Stopwatch.GetTimestamp();
        var set = ScheduleSet.Load(section);
        double check = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        start = Stopwatch.GetTimestamp();
        double sum = 0;
        foreach (string name in set.Names)
            sum += way == At ? set[name].At(7) : set[name].Function(7);
        double values = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        double megabytes = (GC.GetTotalAllocatedBytes(precise: true) - bytes) / 1e6;
        Console.WriteLine(double.IsFinite(sum) ? string.Create(CultureInfo.InvariantCulture, $"{check} {values} {megabytes}") : "no value");
    }

    public static void Measure()
    {
        using var table = Table.OfOutcomes("many", "10 000 schedules checked and the first value of each, in a fresh process, against compiling each", "ms");
        var pairs = Enumerable.Range(0, Count).Select(_ => (At: FreshProcess.Run("--many", At), Compiled: FreshProcess.Run("--many", Compiled))).ToList();
        double median = Rounds.Median(pairs.Select(pair => pair.At[0] + pair.At[1]));
        var compiled = new Outcome(Compiled, 1, 1e6 * Rounds.Median(pairs.Select(pair => pair.Compiled[0] + pair.Compiled[1])), 1e6 * pairs[0].Compiled[2]);
        var at = new Outcome(At, Rounds.Median(pairs.Select(pair => (pair.At[0] + pair.At[1]) / (pair.Compiled[0] + pair.Compiled[1]))), 1e6 * median, 1e6 * pairs[0].At[2]);
        table.Row("checks and first values", at, compiled, bar: 0.2, scale: 1e6);
        table.Row("- of which checks", at with { Ratio = Rounds.Median(pairs.Select(pair => pair.At[0] / (pair.At[0] + pair.At[1]))), Nanoseconds = 1e6 * Rounds.Median(pairs.Select(pair => pair.At[0])) }, at, scale: 1e6);
        table.Row("time", Table.Number(median, "0") + " ms", $"≤ {MostMilliseconds} ms", median <= MostMilliseconds);
    }
}
