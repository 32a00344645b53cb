using LrExpr.Binding;
using LrExpr.Diagnostics;
using LrExpr.Language;
using LrExpr.Parsing;
using LrExpr.Syntax;

namespace LrExpr.Loading;

/// <summary>The functions of a configuration.</summary>
internal sealed class FunctionLinker(DiagnosticBag diagnostics)
{
    private readonly LinkErrors _errors = new(diagnostics);

    /// <param name="functions">The functions, which may call one another.</param>
    /// <param name="shared">The shared parameters they see.</param>
    /// <param name="visible">What they can call.</param>
    /// <param name="elsewhere">What they cannot, but others can.</param>
    public void Link(
        List<ConfiguredFunction> functions, IReadOnlyDictionary<string, ParameterSymbol> shared, DefinitionTable visible, DefinitionTable elsewhere)
    {
        foreach (var function in functions)
        {
            if (function.Definition.Source is { } text)
            {
                function.Syntax = FormulaParser.ParseFunction(text, diagnostics, out int nodeCount);
                function.NodeCount = nodeCount;
            }

            function.HasRightArguments = function.Syntax is { } syntax && CheckArguments(function, syntax);
            function.IsFaulty |= !function.HasRightArguments;
        }

        var scope = new FormulaScope(FormulaRole.Function) { Shared = shared, Definitions = visible, Elsewhere = elsewhere };
        foreach (var function in functions.Where(function => function.Syntax is not null))
        {
            int before = diagnostics.ErrorCount;
            var source = function.Definition.Source!;
            var (parameters, body) = new Binder(scope, source, new SourceReporter(source, diagnostics), function.References).BindFunction(function.Syntax!);
            function.Parameters = parameters;
            function.Body = body;
            function.IsFaulty |= body.IsError || diagnostics.ErrorCount > before;
        }

        new DefinitionLinker(diagnostics).Link(functions, function => function.Body, function =>
            (function.Definition.Source, function.Definition.Path, function.Definition.File));
    }

    private bool CheckArguments(ConfiguredFunction function, FunctionSyntax syntax)
    {
        bool isRight = true;
        var seen = new HashSet<string>(Names.Comparer);
        foreach (var parameter in syntax.Parameters)
        {
            bool isTwice = !seen.Add(parameter.Name);
            if (!isTwice && !Constants.IsReserved(parameter.Name))
                continue;
            _errors.BadArgumentName(function.Definition.Source!, parameter, isTwice);
            isRight = false;
        }

        return isRight;
    }
}
