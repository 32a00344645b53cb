using BenchmarkDotNet.Attributes;
using LrExpr.Benchmarks.Formulas;
using LrExpr.Benchmarks.Quick;

namespace LrExpr.Benchmarks.Peers;

/// <summary>One value by other libraries, beside a method by hand.</summary>
[MemoryDiagnoser]
public class PeerBenchmarks
{
    private Func<long, double> _byHand = null!;
    private Func<long, double> _scripting = null!;
    private Func<long, double> _dynamicLinq = null!;
    private Func<long, double> _own = null!;

    [ParamsSource(nameof(Names))]
    public string Formula { get; set; } = "";

    public static IEnumerable<string> Names => SampleFormulas.All.Select(formula => formula.Name);

    [GlobalSetup]
    public void Prepare()
    {
        var formula = SampleFormulas.Named(Formula);
        _byHand = formula.HandWritten;
        _scripting = Peer.All[0].MakeChecked(formula);
        _dynamicLinq = Peer.All[1].MakeChecked(formula);
        _own = formula.Compile().Function;
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = SampleFormulas.Steps)]
    public double ByHand() => CallWork.Sum(_byHand, SampleFormulas.Steps);

    [Benchmark(OperationsPerInvoke = SampleFormulas.Steps)]
    public double LrExpr() => CallWork.Sum(_own, SampleFormulas.Steps);

    [Benchmark(OperationsPerInvoke = SampleFormulas.Steps)]
    public double Scripting() => CallWork.Sum(_scripting, SampleFormulas.Steps);

    [Benchmark(OperationsPerInvoke = SampleFormulas.Steps)]
    public double DynamicLinq() => CallWork.Sum(_dynamicLinq, SampleFormulas.Steps);
}
