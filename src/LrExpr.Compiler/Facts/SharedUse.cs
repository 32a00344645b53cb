using LrExpr.Binding;
using LrExpr.CSharpDialect;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Parsing;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Facts;

/// <summary>The shared parameters that have a part in a schedule: in its formula and its parameters, in the functions and kinds it is made of, and in one another.</summary>
internal sealed class SharedUse
{
    private readonly IReadOnlyDictionary<string, ParameterSymbol> _shared;
    private readonly List<ParameterSymbol> _found = [];
    private readonly HashSet<DefinitionSymbol> _seen = [];

    private SharedUse(IReadOnlyDictionary<string, ParameterSymbol> shared) => _shared = shared;

    /// <param name="schedule">The schedule.</param>
    /// <param name="shared">All shared parameters.</param>
    /// <returns>Those that are used, each behind those it is made of, and the functions and kinds of the configuration that the schedule is made of.</returns>
    public static (IReadOnlyList<ParameterSymbol> Parameters, IReadOnlyList<DefinitionSymbol> Parts) In(ScheduleSymbol schedule, IReadOnlyDictionary<string, ParameterSymbol> shared)
    {
        var use = new SharedUse(shared);
        use.Visit(schedule);
        return ([.. shared.Values.Where(use._found.Contains)], [.. use._seen.Where(part => part is ExpandedSymbol)]);
    }

    /// <summary>A schedule that is referred to has an explanation of its own.</summary>
    private void Visit(DefinitionSymbol symbol)
    {
        if (symbol is KindSymbol { IsBuiltIn: true } || !_seen.Add(symbol))
            return;
        switch (symbol)
        {
            case ScheduleSymbol schedule:
                foreach (var source in schedule.Definition.Formulas)
                    Find(Parse(source, schedule.Definition.Dialect), schedule.Parameters.Select(parameter => parameter.Name));
                foreach (var frame in schedule.Definition.Keyframes?.Frames ?? [])
                    Find(Parse(frame.Place.Key.ToSource(), Dialect.Formula), schedule.Parameters.Select(parameter => parameter.Name));
                VisitTexts(schedule.Parameters);
                if (schedule.Kind is { } kind)
                    Visit(kind);
                break;
            case KindSymbol own:
                Find(own.Formula, own.Parameters.Select(parameter => parameter.InFormula));
                VisitTexts(own.Parameters);
                break;
            case ConfiguredFunction { Definition.Source: { } source } function:
                Find(FormulaParser.ParseFunction(source, new DiagnosticBag(), out _)?.Body, function.Arguments.Select(argument => argument.Name));
                break;
        }

        foreach (var part in symbol.References.Select(reference => reference.Target).OfType<ExpandedSymbol>())
            Visit(part);
    }

    private static ExpressionSyntax? Parse(SourceText source, Dialect dialect) => dialect == Dialect.CSharp
        ? CSharpFormula.Parse(source, new CSharpScope { IsOpen = true }, new DiagnosticBag(), out _)
        : FormulaParser.ParseFormula(source, new DiagnosticBag());

    private void VisitTexts(IEnumerable<ParameterSymbol> parameters)
    {
        foreach (string text in parameters.Select(parameter => parameter.Text).OfType<string>())
            Find(FormulaParser.ParseFormula(new SourceText(text, "", null), new DiagnosticBag()), []);
    }

    private void Find(ExpressionSyntax? syntax, IEnumerable<string> hidden)
    {
        if (syntax is null)
            return;
        var names = hidden.ToHashSet(Names.Comparer);
        FreeNames.Visit(syntax, name =>
        {
            if (names.Contains(name.Name) || !_shared.TryGetValue(name.Name, out var parameter) || _found.Contains(parameter))
                return;
            _found.Add(parameter);
            VisitTexts([parameter]);
        });
    }
}
