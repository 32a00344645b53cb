using System.Globalization;

namespace LrExpr.Benchmarks.Quick;

/// <summary>A table in Markdown, printed line by line; at its end it takes its place in a page, where there is one.</summary>
internal sealed class Table : IDisposable
{
    private static readonly string[] Outcomes = ["what", "ratio", "bar", "", "{0}", "baseline {0}", "bytes", "baseline bytes"];

    private readonly string _name;
    private readonly List<string> _lines = [];

    /// <param name="name">Its name in the page.</param>
    /// <param name="title">What was measured.</param>
    /// <param name="columns">Of these the first is text and the others are numbers.</param>
    public Table(string name, string title, IReadOnlyCollection<string> columns)
    {
        _name = name;
        Console.WriteLine();
        Console.WriteLine("### " + title);
        Console.WriteLine();
        Add(columns);
        Add(columns.Select((_, index) => index == 0 ? "---" : "---:"));
    }

    /// <summary>A table of outcomes, whose times have a unit.</summary>
    public static Table OfOutcomes(string name, string title, string unit) => new(name, title, [.. Outcomes.Select(column => string.Format(CultureInfo.InvariantCulture, column, unit))]);

    /// <summary>The page to write into; null where tables are only printed.</summary>
    public static Page? Page { get; set; }

    /// <summary>One line.</summary>
    public void Add(IEnumerable<string> cells)
    {
        _lines.Add($"| {string.Join(" | ", cells)} |");
        Console.WriteLine(_lines[^1]);
    }

    /// <summary>One outcome; <paramref name="per"/> is how many values, characters or calls one run of the work is.</summary>
    public void Row(
        string name, Outcome outcome, Outcome baseline, double? bar = null, double per = 1, double scale = 1, double? mostBytes = null)
    {
        string bars = string.Join(", ", new[] { bar is { } ratio ? Ratio(ratio) : null, mostBytes is { } bytes ? Number(bytes, "0 B") : null }.Where(text => text is not null));
        bool isMet = !(outcome.Ratio > bar) && !(outcome.Bytes / per > mostBytes);
        Add([
            name, Ratio(outcome.Ratio), bars.Length > 0 ? "≤ " + bars : "", bars.Length > 0 ? Met(isMet) : "", Number(outcome.Nanoseconds / per / scale, "0.00"),
            Number(baseline.Nanoseconds / per / scale, "0.00"), Number(outcome.Bytes / per, "0.#"), Number(baseline.Bytes / per, "0.#"),
        ]);
    }

    /// <summary>A number with its bar, of the columns of an outcome.</summary>
    public void Row(string name, string number, string bar, bool isMet) => Add([name, number, bar, Met(isMet), "", "", "", ""]);

    public static string Ratio(double ratio) => Number(ratio, ratio < 0.2 ? "0.000" : "0.00");

    public static string Number(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);

    public static string Met(bool isMet) => isMet ? "met" : "**missed**";

    public void Dispose() => Page?.Replace(_name, _lines);
}
