using System.Diagnostics;
using System.Globalization;
using LrExpr.Benchmarks.Formulas;

namespace LrExpr.Benchmarks.Quick;

/// <summary>The first value in a fresh process, where nearly all the time is that of the JIT reading the library for the first time.</summary>
internal static class ColdStart
{
    public const string Text = "text", Tree = "tree";

    private const int Count = 7;

    /// <summary>What the child process does: one way to the first value, and its milliseconds to the output.</summary>
    public static void RunOnce(string way)
    {
        var formula = SampleFormulas.Named("warmcos");
        long start = Stopwatch.GetTimestamp();
        double value = way == Text ? formula.Compile().At(1) : formula.Tree.Compile()(1);
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Console.WriteLine(double.IsFinite(value) ? milliseconds.ToString(CultureInfo.InvariantCulture) : "no value");
    }

    public static void Measure()
    {
        using var table = Table.OfOutcomes("cold", "First value in a fresh process, against compiling and calling a ready expression tree", "ms");
        var pairs = Enumerable.Range(0, Count).Select(_ => (Text: TimeOf(Text), Tree: TimeOf(Tree))).ToList();
        var tree = new Outcome(Tree, 1, Rounds.Median(pairs.Select(pair => pair.Tree)), 0);
        var text = new Outcome(Text, Rounds.Median(pairs.Select(pair => pair.Text / pair.Tree)), Rounds.Median(pairs.Select(pair => pair.Text)), 0);
        table.Row("warmcos", text, tree);
    }

    private static double TimeOf(string way) => FreshProcess.Run("--first", way)[0];
}
