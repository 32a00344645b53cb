using LrExpr.Benchmarks.Quick;

namespace LrExpr.Benchmarks.Kinds;

/// <summary>Every kind and how many times as fast its values are by <c>Fill</c>; below, the medians and what is promised.</summary>
internal static class KindTable
{
    private const int Sweeps = 4;
    private const double LeastConsecutive = 1.0, LeastRandom = 0.95, LeastOfMillion = 4;

    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(400);

    /// <summary>What the median of a count must be, where something is promised of it.</summary>
    private static readonly Dictionary<int, double> MedianBars = new() { [1_000] = 3, [1_000_000] = 20 };

    /// <param name="name">The name of the table.</param>
    /// <param name="title">What is measured.</param>
    public static void Measure(string name, string title)
    {
        WarmUp();
        using var table = new Table(name, title, ["kind", .. KindRow.Counts.Select(count => Table.Number(count, "N0")), "any order"]);
        List<KindRow> rows = [];
        foreach (var kind in KindCase.All)
        {
            rows.Add(KindRow.Measure(kind));
            table.Add(Cells(rows[^1]));
        }

        Conclude(table, rows);
    }

    private static void Conclude(Table table, List<KindRow> rows)
    {
        int millions = KindRow.Counts.Length - 1;
        var columns = KindRow.Counts.Select((_, index) => rows.Select(row => row.Consecutive[index])).Append(rows.Select(row => row.Random)).ToList();
        table.Add(["**median**", .. columns.Select(column => $"**{Times(Rounds.Median(column))}**")]);
        table.Add(["**least**", .. columns.Select(column => $"**{Times(column.Min())}**")]);
        table.Add(["bar of the median", .. KindRow.Counts.Select((count, index) => MedianBars.TryGetValue(count, out double bar) ? Times(bar) + " " + Table.Met(Rounds.Median(columns[index]) >= bar) : ""), ""]);
        table.Add(["bar of each", .. columns.Select((column, index) => BarOf(index, millions) is var bar && column.Count(times => times < bar) is var missed && missed > 0 ? $"{Times(bar)} **missed by {missed}**" : $"{Times(bar)} met")]);
    }

    private static double BarOf(int column, int millions) => column > millions ? LeastRandom : column == millions ? LeastOfMillion : LeastConsecutive;

    private static IEnumerable<string> Cells(KindRow row) => [row.Name, .. row.Consecutive.Append(row.Random).Select(Times)];

    private static string Times(double times) => Table.Number(times, times < 9.95 ? "0.0#" : "0");

    /// <summary>
    /// Plans, closures and blocks are code of the library, which all kinds share. The JIT makes it anew where it is used often, once nothing new has been
    /// called for a tenth of a second, and once more after that.
    /// </summary>
    private static void WarmUp()
    {
        double[] values = new double[4_096];
        long[] steps = [.. Enumerable.Range(0, 100).Select(step => (long)(step * 37 % 100))];
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var kind in KindCase.All)
            {
                var schedule = kind.Load();
                for (int i = 0; i < 40; i++)
                {
                    schedule.Fill(0, values);
                    schedule.Fill(0, values.AsSpan(0, 64));
                    schedule.Fill(steps, values);
                }
            }

            Thread.Sleep(Quiet);
        }
    }
}
