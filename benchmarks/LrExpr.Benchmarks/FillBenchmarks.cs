using BenchmarkDotNet.Attributes;
using LrExpr.Benchmarks.Formulas;

namespace LrExpr.Benchmarks;

/// <summary>Many values: a loop whose body is inlined, and <c>Fill</c>.</summary>
[MemoryDiagnoser]
public class FillBenchmarks
{
    private const int Count = 1_000_000;
    private readonly double[] _destination = new double[Count];
    private SampleFormula _formula = null!;
    private CompiledSchedule _schedule = null!;

    [ParamsSource(nameof(Names))]
    public string Formula { get; set; } = "";

    public static IEnumerable<string> Names => SampleFormulas.All.Select(formula => formula.Name);

    [GlobalSetup]
    public void Prepare()
    {
        _formula = SampleFormulas.Named(Formula);
        EqualValues.CheckFill(_formula, Count);
        _schedule = _formula.Compile();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public void Loop() => _formula.HandWrittenLoop(0, _destination);

    [Benchmark(OperationsPerInvoke = Count)]
    public void Fill() => _schedule.Fill(0, _destination);
}
