using BenchmarkDotNet.Attributes;
using LrExpr.Benchmarks.Formulas;
using LrExpr.Benchmarks.Quick;

namespace LrExpr.Benchmarks;

/// <summary>One value, by way of a delegate: a method by hand and a compiled formula.</summary>
[MemoryDiagnoser]
public class AtBenchmarks
{
    private Func<long, double> _byHand = null!;
    private Func<long, double> _compiled = null!;

    [ParamsSource(nameof(Names))]
    public string Formula { get; set; } = "";

    public static IEnumerable<string> Names => SampleFormulas.All.Select(formula => formula.Name);

    [GlobalSetup]
    public void Prepare()
    {
        var formula = SampleFormulas.Named(Formula);
        EqualValues.Check(formula);
        _byHand = formula.HandWritten;
        _compiled = formula.Compile().Function;
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = SampleFormulas.Steps)]
    public double ByHand() => CallWork.Sum(_byHand, SampleFormulas.Steps);

    [Benchmark(OperationsPerInvoke = SampleFormulas.Steps)]
    public double Compiled() => CallWork.Sum(_compiled, SampleFormulas.Steps);
}
