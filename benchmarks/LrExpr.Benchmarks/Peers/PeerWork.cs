using LrExpr.Benchmarks.Formulas;
using LrExpr.Benchmarks.Quick;

namespace LrExpr.Benchmarks.Peers;

/// <summary>What other libraries make of the same formulas.</summary>
internal static class PeerWork
{
    private const int Sweeps = 8;

    public static void Measure()
    {
        Calls();
        FirstValues();
    }

    private static void Calls()
    {
        using var table = new Table("peers", "One value by other libraries, in times of a hand-written static method", ["formula", "LrExpr", .. Peer.All.Select(peer => peer.Name)]);
        foreach (var formula in SampleFormulas.All)
        {
            var outcomes = Rounds.Measure([
                CallWork.Calls("by hand", formula.HandWritten),
                CallWork.Calls("LrExpr", formula.Compile().Function),
                .. Peer.All.Select(peer => CallWork.Calls(peer.Name, peer.MakeChecked(formula))),
            ]);
            table.Add([formula.Name, .. outcomes[1..].Select(outcome => Table.Ratio(outcome.Ratio))]);
        }
    }

    /// <summary>Without code, as the value is had first, and with code, which most of the others make.</summary>
    private static void FirstValues()
    {
        Peer[] peers = [.. Peer.All.Where(peer => peer.ReadsText)];
        using var table = new Table(
            "peers, first value", "Text to first value by other libraries, in times of LrExpr", ["formula", "us", "bytes", "with its code", .. peers.SelectMany(peer => new[] { peer.Name, "bytes" })]);
        Rounds.WarmUp(Sweeps, [.. SampleFormulas.All.SelectMany(formula => Makes(formula, peers))]);
        foreach (var formula in SampleFormulas.All)
        {
            var outcomes = Rounds.Measure(Makes(formula, peers));
            table.Add([
                formula.Name, Table.Number(outcomes[0].Nanoseconds / 1_000, "0.0"), Table.Number(outcomes[0].Bytes, "0"), Table.Ratio(outcomes[1].Ratio),
                .. outcomes[2..].SelectMany(outcome => new[] { Table.Ratio(outcome.Ratio), Table.Number(outcome.Bytes, "0") }),
            ]);
        }
    }

    private static Contestant[] Makes(SampleFormula formula, Peer[] peers) =>
    [
        Makes("LrExpr", formula, formula => formula.Compile().At),
        Makes("LrExpr, code", formula, formula => formula.Compile().Function),
        .. peers.Select(peer => Makes(peer.Name, formula, peer.Make)),
    ];

    private static Contestant Makes(string name, SampleFormula formula, Func<SampleFormula, Func<long, double>> make) => new(name, times =>
    {
        for (int i = 0; i < times; i++)
            make(formula)(1);
    });
}
