using BenchmarkDotNet.Attributes;
using LrExpr.Benchmarks.Formulas;

namespace LrExpr.Benchmarks;

/// <summary>Text to first value, beside what making a delegate of a ready expression tree costs at least.</summary>
[MemoryDiagnoser]
public class CompileBenchmarks
{
    private SampleFormula _formula = null!;

    [ParamsSource(nameof(Names))]
    public string Formula { get; set; } = "";

    public static IEnumerable<string> Names => SampleFormulas.All.Select(formula => formula.Name);

    [GlobalSetup]
    public void Prepare() => _formula = SampleFormulas.Named(Formula);

    [Benchmark(Baseline = true)]
    public double Tree() => _formula.Tree.Compile()(1);

    [Benchmark]
    public double Text() => _formula.Compile().At(1);

    [Benchmark]
    public double TextToCode() => _formula.Compile().Function(1);
}
