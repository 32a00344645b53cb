using LrExpr.Benchmarks.Formulas;
using LrExpr.Benchmarks.Quick;

namespace LrExpr.Benchmarks.Peers;

/// <summary>What other libraries make of the same formulas.</summary>
internal static class PeerWork
{
    public static void Measure()
    {
        Table.Head("One value by other libraries, against a hand-written static method", "ns");
        foreach (var formula in SampleFormulas.All)
        {
            Contestant[] contestants =
            [
                CallWork.Calls("by hand", formula.HandWritten),
                CallWork.Calls("LrExpr", formula.Compile().Function),
                .. Peer.All.Select(peer => CallWork.Calls(peer.Name, peer.MakeChecked(formula))),
            ];
            var outcomes = Rounds.Measure(contestants);
            foreach (var outcome in outcomes[1..])
                Table.Row($"{formula.Name}, {outcome.Name}", outcome, outcomes[0], per: CallWork.CallsInOneRun);
        }

        Table.Head("Text to first value by other libraries, against LrExpr", "us");
        foreach (var formula in SampleFormulas.All)
        {
            Contestant[] contestants = [Makes("LrExpr", formula, formula => formula.Compile().Function), .. Peer.All.Select(peer => Makes(peer.Name, formula, peer.Make))];
            foreach (var outcome in Rounds.Measure(contestants))
                Table.Row($"{formula.Name}, {outcome.Name}", outcome, outcome, scale: 1_000);
        }
    }

    private static Contestant Makes(string name, SampleFormula formula, Func<SampleFormula, Func<long, double>> make) => new(name, times =>
    {
        for (int i = 0; i < times; i++)
            make(formula)(1);
    });
}
