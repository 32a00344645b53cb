using LrExpr.Diagnostics;
using LrExpr.Language;
using LrExpr.Parsing;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Definitions;

/// <summary>
/// A kind with outputs is several kinds over the same parameters: <c>OneCycle</c> and <c>OneCycle.momentum</c>. Each of them needs what it names; what only others name
/// may be missing.
/// </summary>
internal static class KindFamily
{
    /// <summary>A kind with one output more.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="name">The name of the output, without that of the kind.</param>
    /// <param name="formula">Its formula; null where it has none, which has been reported.</param>
    /// <param name="when">The condition under which there is such an output; null for always.</param>
    /// <param name="description">What it is.</param>
    public static KindDefinition WithOutput(this KindDefinition kind, string name, SourceText? formula, SourceText? when, string? description)
    {
        var output = kind with { Name = $"{kind.Name}.{name}", OutputOf = kind.Name, Formula = formula, When = when, Description = description, Outputs = [], Aliases = [], SeeAlso = [] };
        return Needing(kind) with { Outputs = [.. kind.Outputs, Needing(output)] };
    }

    private static KindDefinition Needing(KindDefinition kind)
    {
        var named = new NamesIn();
        foreach (var source in new[] { kind.Formula, kind.When }.OfType<SourceText>())
        {
            if (FormulaParser.ParseFormula(source, new DiagnosticBag()) is { } syntax)
                named.Add(syntax);
        }

        if (named.Contains(FunctionTable.InSteps.Name))
            named.Add(kind.Horizon?.All.Select(one => one.Parameter).OfType<string>() ?? []);
        return kind with { Parameters = [.. kind.Parameters.Select(parameter => parameter with { IsForOthers = !named.Contains(parameter.InFormula) })] };
    }

    /// <summary>The names in a formula, also those that are called.</summary>
    private sealed class NamesIn : SyntaxWalker
    {
        private readonly HashSet<string> _all = new(Names.Comparer);

        public void Add(ExpressionSyntax syntax) => Visit(syntax);

        public void Add(IEnumerable<string> names) => _all.UnionWith(names);

        public bool Contains(string name) => _all.Contains(name);

        protected override bool VisitName(NameSyntax node) => _all.Add(node.Name) || true;

        protected override bool VisitCall(CallSyntax node) => VisitName(node.Name) & base.VisitCall(node);
    }
}
