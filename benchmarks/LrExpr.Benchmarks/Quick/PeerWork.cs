using System.Diagnostics;
using LrExpr.Benchmarks.Formulas;

namespace LrExpr.Benchmarks.Quick;

/// <summary>What other libraries make of the same formulas.</summary>
internal static class PeerWork
{
    private const int Makes = 3;

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
            var own = TimeOf("LrExpr", () => formula.Compile().Function(1));
            Table.Row($"{formula.Name}, LrExpr", own, own, scale: 1_000);
            foreach (var peer in Peer.All)
            {
                var outcome = TimeOf(peer.Name, () => peer.Make(formula)(1));
                Table.Row($"{formula.Name}, {peer.Name}", outcome with { Ratio = outcome.Nanoseconds / own.Nanoseconds }, own, scale: 1_000);
            }
        }
    }

    /// <summary>The median of few, since one of them takes a tenth of a second; all of it has been run before.</summary>
    private static Outcome TimeOf(string name, Action make)
    {
        var times = new List<double>();
        long before = GC.GetTotalAllocatedBytes(precise: true);
        for (int i = 0; i < Makes; i++)
        {
            long start = Stopwatch.GetTimestamp();
            make();
            times.Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds);
        }

        return new Outcome(name, 1, Rounds.Median(times), (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Makes);
    }
}
