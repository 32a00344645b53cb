using System.Linq.Dynamic.Core;
using System.Linq.Expressions;
using System.Text.RegularExpressions;
using LrExpr.Benchmarks.Formulas;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace LrExpr.Benchmarks.Peers;

/// <summary>Another library that makes a function of a text, given the formula in C#.</summary>
/// <param name="Name">The library.</param>
/// <param name="Make">Text to function.</param>
internal sealed partial record Peer(string Name, Func<SampleFormula, Func<long, double>> Make)
{
    private static readonly ScriptOptions Options = ScriptOptions.Default.WithImports("System").WithOptimizationLevel(Microsoft.CodeAnalysis.OptimizationLevel.Release);

    public static Peer[] All { get; } =
    [
        new("C# scripting (Roslyn)", formula =>
            CSharpScript.EvaluateAsync<Func<long, double>>("(Func<long, double>)(step => " + formula.CSharp + ")", Options).GetAwaiter().GetResult()),
        new("System.Linq.Dynamic.Core", formula =>
        {
            // It does not know digit separators.
            string text = Separator().Replace(formula.CSharp, "");
            var lambda = DynamicExpressionParser.ParseLambda([Expression.Parameter(typeof(long), "step")], typeof(double), text);
            return (Func<long, double>)lambda.Compile();
        }),
    ];

    /// <summary>The function, which must have the values of the method by hand.</summary>
    public Func<long, double> MakeChecked(SampleFormula formula)
    {
        var function = Make(formula);
        EqualValues.Check(formula, function);
        return function;
    }

    [GeneratedRegex(@"(?<=\d)_(?=\d)")]
    private static partial Regex Separator();
}
