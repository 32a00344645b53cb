using System.Globalization;
using System.Linq.Dynamic.Core;
using System.Linq.Expressions;
using System.Text.RegularExpressions;
using DynamicExpresso;
using FastExpressionCompiler;
using LrExpr.Benchmarks.Formulas;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using NCalc;
using Expression = System.Linq.Expressions.Expression;

namespace LrExpr.Benchmarks.Peers;

/// <summary>Another library that makes a function of a text, given the formula in its own language.</summary>
/// <param name="Name">The library.</param>
/// <param name="Make">Text to function.</param>
/// <param name="ReadsText">Whether it begins with a text; else with a ready expression tree.</param>
internal sealed partial record Peer(string Name, Func<SampleFormula, Func<long, double>> Make, bool ReadsText = true)
{
    private static readonly ScriptOptions Options = ScriptOptions.Default.WithImports("System").WithOptimizationLevel(Microsoft.CodeAnalysis.OptimizationLevel.Release);
    private static readonly Interpreter Interpreter = new();

    public static Peer[] All { get; } =
    [
        new("C# scripting", formula =>
            CSharpScript.EvaluateAsync<Func<long, double>>("(Func<long, double>)(step => " + formula.CSharp + ")", Options).GetAwaiter().GetResult()),
        new("Dynamic.Core", formula =>
        {
            var lambda = DynamicExpressionParser.ParseLambda([Expression.Parameter(typeof(long), "step")], typeof(double), WithoutSeparators(formula));
            return (Func<long, double>)lambda.Compile();
        }),
        new("DynamicExpresso", formula => Interpreter.ParseAsDelegate<Func<long, double>>(WithoutSeparators(formula), "step")),
        new("NCalc", formula =>
        {
            var expression = new NCalc.Expression(NCalcText(formula), ExpressionOptions.NoCache);
            return step =>
            {
                expression.Parameters["step"] = (double)step;
                return Convert.ToDouble(expression.Evaluate(), CultureInfo.InvariantCulture);
            };
        }),
        new("FastExpressionCompiler", formula => formula.Tree.CompileFast(), ReadsText: false),
    ];

    /// <summary>The function, which must have the values of the method by hand.</summary>
    public Func<long, double> MakeChecked(SampleFormula formula)
    {
        var function = Make(formula);
        EqualValues.Check(formula, function);
        return function;
    }

    /// <summary>C# for those who do not know digit separators.</summary>
    private static string WithoutSeparators(SampleFormula formula) => Separator().Replace(formula.CSharp, "");

    private static string NCalcText(SampleFormula formula) => WithoutSeparators(formula)
        .Replace("Math.PI", Math.PI.ToString("R", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("Math.Log(", "Ln(", StringComparison.Ordinal)
        .Replace("Math.", "", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<=\d)_(?=\d)")]
    private static partial Regex Separator();
}
