using System.Collections.Concurrent;
using LrExpr.Binding;
using LrExpr.Diagnostics;
using LrExpr.Language;
using LrExpr.Parsing;
using LrExpr.Text;

namespace LrExpr.Running.Plans;

/// <summary>Functions of the table that are said in simpler ones, put in the place of their calls.</summary>
internal static class WrittenOut
{
    private static readonly ConcurrentDictionary<FunctionSymbol, (IReadOnlyList<Local> Parameters, BoundExpression Body)> Known = new();

    /// <summary>What a call of such a function is.</summary>
    public static BoundExpression Call(BoundCall call)
    {
        var (parameters, body) = Known.GetOrAdd(call.Function, Read);
        var copy = new Copy();
        var values = new List<(Local Local, BoundExpression Value)>();
        for (int i = 0; i < parameters.Count; i++)
        {
            if (call.Arguments[i] is BoundConstant or BoundStep or BoundLocal)
            {
                copy.Locals[parameters[i]] = call.Arguments[i];
                continue;
            }

            var local = new Local(parameters[i].Name, FormulaType.Number);
            copy.Locals[parameters[i]] = new BoundLocal(local);
            values.Add((local, call.Arguments[i]));
        }

        var result = copy.Visit(body);
        for (int i = values.Count - 1; i >= 0; i--)
            result = new BoundLet(values[i].Local, values[i].Value, result);
        return result;
    }

    private static (IReadOnlyList<Local> Parameters, BoundExpression Body) Read(FunctionSymbol function)
    {
        var source = new SourceText(function.WrittenOut!, function.Name);
        var diagnostics = new DiagnosticBag();
        var syntax = FormulaParser.ParseFunction(source, diagnostics, out _) ?? throw new InvalidOperationException(string.Join('\n', diagnostics.All));
        var (parameters, body) = new Binder(new FormulaScope(FormulaRole.Function), source, new Refusal()).BindFunction(syntax);
        return (parameters, body);
    }

    /// <summary>A copy in which no local is that of another copy.</summary>
    private sealed class Copy : BoundRewriter
    {
        public Dictionary<Local, BoundExpression> Locals { get; } = [];

        protected override BoundExpression VisitLocal(BoundLocal node) => Locals.GetValueOrDefault(node.Local, node);

        protected override BoundExpression VisitLet(BoundLet node)
        {
            var value = Visit(node.Value);
            var local = new Local(node.Local.Name, node.Local.Type);
            Locals[node.Local] = new BoundLocal(local);
            return new BoundLet(local, value, Visit(node.Body));
        }
    }

    /// <summary>The table is right; a test sees to that.</summary>
    private sealed class Refusal : IBindingReporter
    {
        public void Report(string code, DiagnosticSeverity severity, TextSpan span, string message, string? hint = null) =>
            throw new InvalidOperationException(message);
    }
}
