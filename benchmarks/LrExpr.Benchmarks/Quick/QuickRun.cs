using LrExpr.Benchmarks.Formulas;
using LrExpr.Benchmarks.Functions;
using LrExpr.Benchmarks.Kinds;
using LrExpr.Benchmarks.Parsing;
using LrExpr.Benchmarks.Peers;

namespace LrExpr.Benchmarks.Quick;

/// <summary>All that is promised about speed, in one process and in a few minutes.</summary>
internal static class QuickRun
{
    private const int FillCount = 1_000_000;
    private const int SaturationStep = 100_000;
    private const int ManySweeps = 15;

    private static readonly (string Name, Action Measure)[] Parts =
    [
        ("parse", Parse), ("at", At), ("functions", FunctionWork.Measure), ("handle", HandleWork.Measure), ("inputs", InputWork.Measure), ("now", NowWork.Measure), ("reports", ReportWork.Measure), ("compile", Compile), ("cold", ColdStart.Measure), ("many", Many.Measure), ("start", HostStart.Measure),
        ("reload", ReloadWork.Measure), ("options", OptionsReloadWork.Measure), ("peers", PeerWork.Measure), ("fill", Fill), ("kinds", Kinds),
    ];

    /// <param name="names">The parts to run; all where none is named.</param>
    public static void Run(string[] names)
    {
        foreach (var (_, measure) in Parts.Where(part => names.Length == 0 || names.Contains(part.Name)))
            measure();
    }

    private static void Parse()
    {
        EqualTrees.Check();
        Rounds.WarmUp(
            ManySweeps, [.. SampleTexts.Formulas.SelectMany(sample => ParseWork.Of(sample.Text)), ParseWork.CorpusByHand, ParseWork.CorpusOfProject]);
        using var table = Table.OfOutcomes("parse", "Parsing, against a hand-written parser that makes its tokens as it goes", "us");
        foreach (var (name, text) in SampleTexts.Formulas)
        {
            var outcomes = Rounds.Measure(ParseWork.Of(text));
            table.Row($"{name}, {text.Length} characters", outcomes[2], outcomes[0], bar: 2.2, scale: 1_000);
            table.Row("- by hand behind the lexer of the project", outcomes[1], outcomes[0], scale: 1_000);
            table.Row("- lexer of the project alone", outcomes[3], outcomes[0], scale: 1_000);
        }

        var corpus = Rounds.Measure(ParseWork.CorpusByHand, ParseWork.CorpusOfProject);
        table.Row(
            $"{SampleTexts.Corpus.Length} different texts, each", corpus[1], corpus[0], bar: 2.2, per: SampleTexts.Corpus.Length, scale: 1_000);
        ParseGrowth();
    }

    /// <summary>Time for a character at 1 KB and at 8 KB: the ratio is 1 where time is linear.</summary>
    private static void ParseGrowth()
    {
        string shortText = SampleTexts.Long(1_024), longText = SampleTexts.Long(8_192);
        using var table = Table.OfOutcomes("parse long", "Parsing long texts, for a character", "ns");
        var outcomes = Rounds.Measure(
            ParseWork.OfProject(shortText), ParseWork.OfProject(longText), ParseWork.ByHand(shortText), ParseWork.ByHand(longText));
        table.Row("1 KB, against by hand", Against(outcomes[0], outcomes[2]), outcomes[2], bar: 2.2, per: shortText.Length);
        table.Row("8 KB, against by hand", Against(outcomes[1], outcomes[3]), outcomes[3], bar: 2.2, per: longText.Length);
        double growth = outcomes[1].Ratio * shortText.Length / longText.Length;
        table.Row("8 KB against 1 KB", outcomes[1] with { Ratio = growth }, outcomes[1], bar: 1.5, per: longText.Length);
    }

    private static Outcome Against(Outcome own, Outcome other) => own with { Ratio = own.Ratio / other.Ratio };

    private static void At()
    {
        foreach (var formula in SampleFormulas.All)
            EqualValues.Check(formula);
        using var table = Table.OfOutcomes("at", "One value, against a hand-written static method", "ns");
        var ratios = new List<double>();
        foreach (var formula in SampleFormulas.All)
        {
            var outcomes = Rounds.Measure(
                CallWork.Calls("by hand", formula.HandWritten),
                CallWork.Calls("compiled", formula.Compile().Function),
                CallWork.Calls("tree", formula.Tree.Compile()),
                CallWork.Calls("nothing", CallWork.Nothing));
            table.Row(formula.Name, outcomes[1], outcomes[0], bar: formula.CallBar, per: CallWork.CallsInOneRun, mostBytes: 0);
            table.Row("- plain compiled expression tree", outcomes[2], outcomes[0], per: CallWork.CallsInOneRun);
            table.Row("- a call that does nothing", outcomes[3], outcomes[0], per: CallWork.CallsInOneRun);
            ratios.Add(outcomes[1].Ratio);
        }

        table.Row("median", Table.Ratio(Rounds.Median(ratios)), "≤ 1.00", Rounds.Median(ratios) <= 1);
    }

    private static void Compile()
    {
        Rounds.WarmUp(ManySweeps, [.. SampleFormulas.All.SelectMany(formula => CallWork.FirstValues(formula))]);
        using var table = Table.OfOutcomes("compile", "Text to first value, against compiling and calling a ready expression tree", "us");
        foreach (var formula in SampleFormulas.All)
        {
            var outcomes = Rounds.Measure(CallWork.FirstValues(formula));
            table.Row(formula.Name, outcomes[1], outcomes[0], scale: 1_000);
            table.Row("- read and checked, without a value", outcomes[2], outcomes[0], scale: 1_000, mostBytes: 6 * 1_024);
            table.Row("- with its code", outcomes[3], outcomes[0], bar: 1.5, scale: 1_000);
        }
    }

    private static void Kinds()
    {
        Console.WriteLine($"Bits of all kinds: {KindBits.Hash()}");
        KindTable.Measure("kinds", "Many values by Fill, in times of a loop over At");
    }

    private static void Fill()
    {
        using var table = Table.OfOutcomes("fill", "Many values, against a loop over the hand-written method, for a value", "ns");
        foreach (var formula in SampleFormulas.All)
        {
            EqualValues.CheckFill(formula, FillCount);
            Fill(table, formula, FillCount, formula.FillBar);
            if (formula.CurvedBar is { } bar)
                Fill(table, formula, SaturationStep, bar);
        }
    }

    private static void Fill(Table table, SampleFormula formula, int count, FillBar bar)
    {
        var outcomes = Rounds.Measure(CallWork.Loop(formula, count), CallWork.Fill(formula, count), CallWork.Copies(count));
        table.Row(FormattableString.Invariant($"{formula.Name}, {count:N0} values"), outcomes[1], outcomes[0], bar: bar.Ratio, per: count);
        table.Row("- one value copied", outcomes[2], outcomes[0], per: count);
    }
}
