using BenchmarkDotNet.Attributes;
using LrExpr.Benchmarks.Parsing;
using LrExpr.Diagnostics;
using LrExpr.Parsing;
using LrExpr.Text;

namespace LrExpr.Benchmarks;

/// <summary>Text to syntax tree: by hand with tokens made on the way, by hand behind the lexer of the project, and the project.</summary>
[MemoryDiagnoser]
public class ParseBenchmarks
{
    private string _text = "";

    [ParamsSource(nameof(Names))]
    public string Formula { get; set; } = "";

    public static IEnumerable<string> Names => [.. SampleTexts.Formulas.Select(sample => sample.Name), "1 KB", "8 KB"];

    [GlobalSetup]
    public void Prepare()
    {
        EqualTrees.Check();
        _text = Formula switch
        {
            "1 KB" => SampleTexts.Long(1_024),
            "8 KB" => SampleTexts.Long(8_192),
            _ => SampleTexts.Formulas.First(sample => sample.Name == Formula).Text,
        };
    }

    [Benchmark(Baseline = true)]
    public object? ByHand() => Pratt.ParseText(_text);

    [Benchmark]
    public object? ByHandFromTokens() => Pratt.ParseTokens(new SourceText(_text, SourceText.NoPath), new DiagnosticBag());

    [Benchmark]
    public object? Project() => FormulaParser.ParseFormula(new SourceText(_text, SourceText.NoPath), new DiagnosticBag());
}
