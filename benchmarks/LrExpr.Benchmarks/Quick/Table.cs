using System.Globalization;

namespace LrExpr.Benchmarks.Quick;

/// <summary>Prints outcomes as a table that can be pasted into <c>docs/performance.md</c>.</summary>
internal static class Table
{
    public static void Head(string title, string unit)
    {
        Console.WriteLine();
        Console.WriteLine("### " + title);
        Console.WriteLine();
        Console.WriteLine($"| what | ratio | bar | | {unit} | baseline {unit} | bytes | baseline bytes |");
        Console.WriteLine("|---|---:|---:|---|---:|---:|---:|---:|");
    }

    /// <summary>One line; <paramref name="per"/> is how many values, characters or calls one run of the work is.</summary>
    public static void Row(
        string name, Outcome outcome, Outcome baseline, double? bar = null, double per = 1, double scale = 1, double mostBytes = double.MaxValue)
    {
        string met = bar is { } limit ? outcome.Ratio <= limit && outcome.Bytes <= mostBytes ? "met" : "MISSED" : "";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {Ratio(outcome.Ratio)} | {(bar is { } most ? "<= " + Ratio(most) : "")} | {met} "
            + $"| {outcome.Nanoseconds / per / scale:0.00} | {baseline.Nanoseconds / per / scale:0.00} | {outcome.Bytes / per:0.#} | {baseline.Bytes / per:0.#} |"));
    }

    private static string Ratio(double ratio) => ratio.ToString(ratio < 0.2 ? "0.000" : "0.00", CultureInfo.InvariantCulture);
}
