using BenchmarkDotNet.Attributes;
using LrExpr.Benchmarks.Formulas;
using LrExpr.Benchmarks.Quick;

namespace LrExpr.Benchmarks.Peers;

/// <summary>One value by other libraries, beside a method by hand.</summary>
[MemoryDiagnoser]
public class PeerBenchmarks
{
    private const string ByHand = "by hand", Own = "LrExpr";

    private Func<long, double> _function = null!;

    [ParamsSource(nameof(Names))]
    public string Formula { get; set; } = "";

    public static IEnumerable<string> Names => SampleFormulas.All.Select(formula => formula.Name);

    [ParamsSource(nameof(Libraries))]
    public string Library { get; set; } = "";

    public static IEnumerable<string> Libraries => [ByHand, Own, .. Peer.All.Select(peer => peer.Name)];

    [GlobalSetup]
    public void Prepare()
    {
        var formula = SampleFormulas.Named(Formula);
        _function = Library switch
        {
            ByHand => formula.HandWritten,
            Own => formula.Compile().Function,
            _ => Peer.All.First(peer => peer.Name == Library).MakeChecked(formula),
        };
    }

    [Benchmark(OperationsPerInvoke = SampleFormulas.Steps)]
    public double Call() => CallWork.Sum(_function, SampleFormulas.Steps);
}
