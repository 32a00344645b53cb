using LrExpr.Benchmarks.Formulas;
using LrExpr.Benchmarks.Parsing;
using LrExpr.Benchmarks.Peers;

namespace LrExpr.Benchmarks.Quick;

/// <summary>All that is promised about speed, in one process and in less than two minutes.</summary>
internal static class QuickRun
{
    private const int FillCount = 1_000_000;
    private const int SaturationStep = 100_000;
    private const int ManySweeps = 15;

    private static readonly (string Name, Action Measure)[] Parts =
    [
        ("parse", Parse), ("at", At), ("handle", HandleWork.Measure), ("compile", Compile), ("cold", ColdStart.Measure), ("many", Many.Measure), ("start", HostStart.Measure),
        ("reload", ReloadWork.Measure), ("peers", PeerWork.Measure), ("fill", Fill),
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
        Table.Head("Parsing, against a hand-written parser that makes its tokens as it goes", "us");
        foreach (var (name, text) in SampleTexts.Formulas)
        {
            var outcomes = Rounds.Measure(ParseWork.Of(text));
            Table.Row($"{name}, {text.Length} characters", outcomes[2], outcomes[0], bar: 2.2, scale: 1_000);
            Table.Row("- by hand behind the lexer of the project", outcomes[1], outcomes[0], scale: 1_000);
            Table.Row("- lexer of the project alone", outcomes[3], outcomes[0], scale: 1_000);
        }

        var corpus = Rounds.Measure(ParseWork.CorpusByHand, ParseWork.CorpusOfProject);
        Table.Row(
            $"{SampleTexts.Corpus.Length} different texts, each", corpus[1], corpus[0], bar: 2.2, per: SampleTexts.Corpus.Length, scale: 1_000);
        ParseGrowth();
    }

    /// <summary>Time for a character at 1 KB and at 8 KB: the ratio is 1 where time is linear.</summary>
    private static void ParseGrowth()
    {
        string shortText = SampleTexts.Long(1_024), longText = SampleTexts.Long(8_192);
        Table.Head("Parsing long texts, for a character", "ns");
        var outcomes = Rounds.Measure(
            ParseWork.OfProject(shortText), ParseWork.OfProject(longText), ParseWork.ByHand(shortText), ParseWork.ByHand(longText));
        Table.Row("1 KB, against by hand", Against(outcomes[0], outcomes[2]), outcomes[2], bar: 2.2, per: shortText.Length);
        Table.Row("8 KB, against by hand", Against(outcomes[1], outcomes[3]), outcomes[3], bar: 2.2, per: longText.Length);
        double growth = outcomes[1].Ratio * shortText.Length / longText.Length;
        Table.Row("8 KB against 1 KB", outcomes[1] with { Ratio = growth }, outcomes[1], bar: 1.5, per: longText.Length);
    }

    private static Outcome Against(Outcome own, Outcome other) => own with { Ratio = own.Ratio / other.Ratio };

    private static void At()
    {
        foreach (var formula in SampleFormulas.All)
            EqualValues.Check(formula);
        Table.Head("One value, against a hand-written static method", "ns");
        var ratios = new List<double>();
        foreach (var formula in SampleFormulas.All)
        {
            var outcomes = Rounds.Measure(
                CallWork.Calls("by hand", formula.HandWritten),
                CallWork.Calls("compiled", formula.Compile().Function),
                CallWork.Calls("tree", formula.Tree.Compile()),
                CallWork.Calls("nothing", CallWork.Nothing));
            Table.Row(formula.Name, outcomes[1], outcomes[0], bar: formula.CallBar, per: CallWork.CallsInOneRun, mostBytes: 0);
            Table.Row("- plain compiled expression tree", outcomes[2], outcomes[0], per: CallWork.CallsInOneRun);
            Table.Row("- a call that does nothing", outcomes[3], outcomes[0], per: CallWork.CallsInOneRun);
            ratios.Add(outcomes[1].Ratio);
        }

        Console.WriteLine(FormattableString.Invariant(
            $"| median | {Rounds.Median(ratios):0.00} | <= 1.00 | {(Rounds.Median(ratios) <= 1 ? "met" : "MISSED")} | | | | |"));
    }

    private static void Compile()
    {
        Rounds.WarmUp(ManySweeps, [.. SampleFormulas.All.SelectMany(formula => CallWork.FirstValues(formula))]);
        Table.Head("Text to first value, against compiling and calling a ready expression tree", "us");
        foreach (var formula in SampleFormulas.All)
        {
            var outcomes = Rounds.Measure(CallWork.FirstValues(formula));
            Table.Row(formula.Name, outcomes[1], outcomes[0], scale: 1_000);
            Table.Row("- read and checked, without a value", outcomes[2], outcomes[0], scale: 1_000);
            Table.Row("- with its code", outcomes[3], outcomes[0], scale: 1_000);
        }
    }

    private static void Fill()
    {
        Table.Head("Many values, against a loop over the hand-written method, for a value", "ns");
        foreach (var formula in SampleFormulas.All)
        {
            EqualValues.CheckFill(formula, FillCount);
            Fill(formula, FillCount, formula.FillBar);
            if (formula.CurvedBar is { } bar)
                Fill(formula, SaturationStep, bar);
        }
    }

    private static void Fill(SampleFormula formula, int count, FillBar bar)
    {
        var outcomes = Rounds.Measure(CallWork.Loop(formula, count), CallWork.Fill(formula, count), CallWork.Copies(count));
        Table.Row(FormattableString.Invariant($"{formula.Name}, {count:N0} values"), outcomes[1], outcomes[0], bar: bar.Ratio, per: count);
        Table.Row("- one value copied", outcomes[2], outcomes[0], per: count);
    }
}
