using System.Collections.Concurrent;
using System.Collections.Immutable;
using LrExpr.Diagnostics;
using LrExpr.Language;
using LrExpr.Parsing;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Binding;

/// <summary>The functions of the table that are defined in the language: their definitions, bound once, put in the place of calls.</summary>
internal static class Prelude
{
    private static readonly ConcurrentDictionary<string, (ImmutableArray<Local> Parameters, BoundExpression Body)> Known = new(StringComparer.Ordinal);

    /// <summary>What a call of such a function is.</summary>
    public static BoundExpression Expand(FunctionSymbol function, ImmutableArray<BoundExpression> arguments)
    {
        var (parameters, body) = Definition(function, arguments.Length);
        var copy = new FreshLocals();
        var values = new List<(Local Local, BoundExpression Value)>();
        for (int i = 0; i < parameters.Length; i++)
        {
            if (arguments[i] is BoundConstant or BoundStep or BoundLocal || arguments[i].Constant is not null)
            {
                copy.Locals[parameters[i]] = arguments[i];
                continue;
            }

            var local = new Local(parameters[i].Name, FormulaType.Number);
            copy.Locals[parameters[i]] = new BoundLocal(local, arguments[i]);
            values.Add((local, arguments[i]));
        }

        var result = copy.Visit(body);
        for (int i = values.Count - 1; i >= 0; i--)
            result = new BoundLet(values[i].Local, values[i].Value, result);
        return result;
    }

    /// <summary>The definition of such a function for a number of arguments.</summary>
    public static (ImmutableArray<Local> Parameters, BoundExpression Body) Definition(FunctionSymbol function, int count) =>
        Known.GetOrAdd(function.Definition(count), Bind);

    /// <summary>A definition as it is written.</summary>
    public static FunctionSyntax Read(string definition)
    {
        var diagnostics = new DiagnosticBag();
        return FormulaParser.ParseFunction(Source(definition), diagnostics, out _) ?? throw new InvalidOperationException(string.Join('\n', diagnostics.All));
    }

    private static (ImmutableArray<Local> Parameters, BoundExpression Body) Bind(string definition) =>
        new Binder(new FormulaScope(FormulaRole.Function), Source(definition), new Refusal()).BindFunction(Read(definition));

    private static SourceText Source(string definition) => new(definition, "prelude");

    /// <summary>The table is right; a test sees to that.</summary>
    internal sealed class Refusal : IBindingReporter
    {
        public void Report(string code, DiagnosticSeverity severity, TextSpan span, string message, string? hint = null)
        {
            if (severity == DiagnosticSeverity.Error)
                throw new InvalidOperationException(message);
        }
    }
}
