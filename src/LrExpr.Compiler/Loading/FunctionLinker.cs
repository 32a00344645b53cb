using LrExpr.Binding;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Language;
using LrExpr.Parsing;
using LrExpr.Syntax;

namespace LrExpr.Loading;

/// <summary>The functions of a configuration.</summary>
/// <param name="scope">What they see.</param>
/// <param name="symbols">Receives what they are.</param>
/// <param name="diagnostics">Receives what is wrong.</param>
internal sealed class FunctionLinker(FormulaScope scope, Dictionary<Definition, DefinitionSymbol> symbols, DiagnosticBag diagnostics)
{
    private readonly LinkErrors _errors = new(diagnostics);

    /// <summary>Links functions that may call one another.</summary>
    public void Link(IReadOnlyList<FunctionDefinition> functions)
    {
        var parsed = new Dictionary<Definition, Parsed>(ReferenceEqualityComparer.Instance);
        var mentions = new Dictionary<Definition, IReadOnlyList<Mention>>(ReferenceEqualityComparer.Instance);
        foreach (var function in functions)
        {
            if (function.Source is not { } source || FormulaParser.ParseFunction(source, diagnostics, out int nodeCount) is not { } syntax)
                continue;
            parsed.Add(function, new Parsed(syntax, nodeCount, CheckArguments(function, syntax)));
            if (MentionFinder<FunctionDefinition>.In(syntax.Body, source, scope) is { Count: > 0 } found)
                mentions.Add(function, found);
        }

        var order = new DefinitionOrder<FunctionDefinition>(functions, mentions);
        foreach (var function in order.InCircle)
            symbols[function] = Faulty(function, parsed[function]);
        foreach (var function in order.All)
        {
            var symbol = parsed.TryGetValue(function, out var known) ? Bind(function, known) : Faulty(function, known);
            symbols.TryAdd(function, symbol);
        }

        order.Report(_errors);
    }

    private static ConfiguredFunction Faulty(FunctionDefinition function, Parsed? parsed) => new(function)
    {
        IsFaulty = true,
        HasRightDeclaration = parsed is { HasRightArguments: true },
        Arguments = parsed?.Syntax.Parameters ?? [],
    };

    private ConfiguredFunction Bind(FunctionDefinition function, Parsed parsed)
    {
        int before = diagnostics.ErrorCount;
        var source = function.Source!;
        var binder = new Binder(scope, source, new SourceReporter(source, diagnostics));
        var (parameters, body) = binder.BindFunction(parsed.Syntax);
        var references = binder.References;
        bool isFaulty = function.IsFaulty || !parsed.HasRightArguments || diagnostics.ErrorCount > before;
        var extent = Extent.Of(body, parsed.NodeCount, references, isFaulty, _errors);
        if (extent.IsTooDear)
            _errors.TooDear(source, function.Path, function.File, extent.Cost);
        return new ConfiguredFunction(function)
        {
            IsFaulty = extent.IsFaulty,
            References = references,
            ExpandedNodeCount = extent.NodeCount,
            Cost = extent.Cost,
            HasRightDeclaration = parsed.HasRightArguments && !function.IsFaulty,
            Arguments = parsed.Syntax.Parameters,
            Parameters = parameters,
            Inputs = scope.Inputs.Count > 0 && !extent.IsFaulty ? InputFinder.In(body) : [],
            Body = body,
        };
    }

    private bool CheckArguments(FunctionDefinition function, FunctionSyntax syntax)
    {
        bool isRight = true;
        var seen = new HashSet<string>(Names.Comparer);
        foreach (var parameter in syntax.Parameters)
        {
            bool isTwice = !seen.Add(parameter.Name);
            if (!isTwice && !Constants.IsReserved(parameter.Name))
                continue;
            _errors.BadArgumentName(function.Source!, parameter, isTwice);
            isRight = false;
        }

        return isRight;
    }

    private sealed record Parsed(FunctionSyntax Syntax, int NodeCount, bool HasRightArguments);
}
