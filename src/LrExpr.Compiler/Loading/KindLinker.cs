using System.Collections.Immutable;
using LrExpr.Binding;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Kinds;
using LrExpr.Language;
using LrExpr.Parameters;
using LrExpr.Parsing;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Loading;

/// <summary>Kinds: their declarations and defaults, and all that can be said of their formulas without values.</summary>
internal sealed class KindLinker(DiagnosticBag diagnostics)
{
    private readonly LinkErrors _errors = new(diagnostics);

    /// <summary>
    /// A table of a catalogue's kinds, by name and alias. The catalogue is read when a name is first looked up in it, and a kind is linked when it is first looked up, for an application uses
    /// few of them; a fault in one is a fault of the catalogue.
    /// </summary>
    public static DefinitionTable Catalogue(Func<IEnumerable<KindDefinition>> catalogue)
    {
        var begun = new HashSet<KindSymbol>();
        DefinitionTable? table = null;
        table = new DefinitionTable(link: kind =>
        {
            lock (begun)
            {
                // A kind looks up those it calls while it is linked itself.
                if (!begun.Add(kind))
                    return;
                var diagnostics = new DiagnosticBag();
                new KindLinker(diagnostics).Link([kind], ParameterSymbol.None, table!, DefinitionTable.Empty);
                if (diagnostics.Count > 0)
                    throw new ScheduleException(diagnostics.ToSorted());
            }
        }, fill: symbols => Enter(catalogue(), symbols));
        return table;
    }

    /// <summary>A table of a catalogue's kinds, all of them linked.</summary>
    public static DefinitionTable LinkCatalogue(IEnumerable<KindDefinition> catalogue, DiagnosticBag diagnostics)
    {
        List<KindSymbol> kinds = [];
        var table = new DefinitionTable(fill: symbols => kinds = Enter(catalogue, symbols));
        _ = table.Names;
        new KindLinker(diagnostics).Link(kinds, ParameterSymbol.None, table, DefinitionTable.Empty);
        return table;
    }

    /// <summary>The built-in kinds.</summary>
    public static DefinitionTable BuiltIn { get; } = Catalogue(() => BuiltInKinds.All);

    /// <summary>Links kinds that may call one another.</summary>
    /// <param name="kinds">The kinds.</param>
    /// <param name="shared">The shared parameters they see.</param>
    /// <param name="visible">What their formulas can call.</param>
    /// <param name="elsewhere">What they cannot, but others can.</param>
    public void Link(
        List<KindSymbol> kinds, IReadOnlyDictionary<string, ParameterSymbol> shared, DefinitionTable visible, DefinitionTable elsewhere)
    {
        foreach (var kind in kinds)
        {
            kind.Shared = shared;
            kind.Visible = visible;
            kind.IsFaulty = kind.Definition.IsFaulty;
            Declare(kind);
        }

        var aloneOf = kinds.ToDictionary(kind => kind, kind => new Alone(kind, elsewhere));
        foreach (var kind in kinds)
            BindConstraints(kind, aloneOf[kind]);
        foreach (var kind in kinds)
            BindFormula(kind, aloneOf[kind]);
        new DefinitionLinker(diagnostics).Link(kinds, kind => kind.Body, kind => (kind.Definition.Formula, kind.Definition.Path, kind.Definition.File));
    }

    private static List<KindSymbol> Enter(IEnumerable<KindDefinition> catalogue, Dictionary<string, DefinitionSymbol> table)
    {
        var kinds = catalogue.Select(definition => new KindSymbol(definition)).ToList();
        foreach (var kind in kinds)
        {
            table.TryAdd(kind.Name, kind);
            foreach (string alias in kind.Definition.Aliases)
                table.TryAdd(alias, kind);
        }

        return kinds;
    }

    private void Declare(KindSymbol kind)
    {
        int before = diagnostics.ErrorCount;
        var reader = new ParameterReader(new ConstantReader(kind.Shared, diagnostics), diagnostics);
        kind.Parameters = [.. kind.Definition.Parameters.Select(parameter => Declare(parameter, reader))];
        kind.IsFaulty |= diagnostics.ErrorCount > before || kind.Parameters.Any(parameter => parameter.State == ParameterState.Faulty);
    }

    private static ParameterSymbol Declare(KindParameter parameter, ParameterReader reader)
    {
        var symbol = new ParameterSymbol(parameter.Name, parameter.Type ?? ParameterTypes.Default, parameter.IsFaulty ? Argument.Faulty : Argument.NotGiven)
        {
            IsOptional = parameter.IsOptional,
            IsRequired = parameter.IsRequired,
            Options = parameter.Options,
            Path = parameter.Path,
            File = parameter.File,
        };
        if (parameter.Default is not { } @default)
            return symbol;
        var read = parameter.Type is null ? reader.ReadAny(@default) : reader.Read(symbol, @default);
        return symbol with { Type = read.Type, Argument = read.Argument };
    }

    private void BindConstraints(KindSymbol kind, Alone alone)
    {
        int before = diagnostics.ErrorCount;
        var constraints = ImmutableArray.CreateBuilder<(ExpressionSyntax, SourceText)>();
        foreach (var source in kind.Definition.Constraints)
        {
            if (FormulaParser.ParseFormula(source, diagnostics) is not { } parsed)
                continue;
            var binder = new Binder(alone.Scope with { Role = FormulaRole.Constraint }, source, new SourceReporter(source, diagnostics));
            if (!binder.BindConstraint(parsed).IsError)
                constraints.Add((parsed, source));
            alone.Used.UnionWith(binder.UsedParameters);
        }

        kind.Constraints = constraints.ToImmutable();
        kind.IsFaulty |= diagnostics.ErrorCount > before;
    }

    private void BindFormula(KindSymbol kind, Alone alone)
    {
        if (kind.Definition.Code is { } code)
        {
            // What the code does with its parameters cannot be seen.
            kind.Body = CodeInstance.Unknown(code);
            kind.NodeCount = 1;
            return;
        }

        int before = diagnostics.ErrorCount;
        if (kind.Definition.Formula is { } text && FormulaParser.ParseFormula(text, diagnostics, out int nodeCount) is { } formula)
        {
            var binder = new Binder(alone.Scope, text, new SourceReporter(text, diagnostics), kind.References);
            kind.Formula = formula;
            kind.NodeCount = nodeCount;
            kind.Body = binder.BindFormula(formula);
            alone.Used.UnionWith(binder.UsedParameters);
        }

        kind.IsFaulty |= diagnostics.ErrorCount > before || kind.Body.IsError;
        if (kind.IsFaulty)
            return;
        foreach (var parameter in kind.Parameters.Where(parameter => !alone.Used.Contains(parameter.Name)))
            _errors.UnusedParameter(parameter.Name, parameter.Path, parameter.File);
    }

    /// <summary>A kind while no parameter has a value, and the parameters it was found to use.</summary>
    private sealed class Alone(KindSymbol kind, DefinitionTable elsewhere)
    {
        public FormulaScope Scope { get; } = new(FormulaRole.Kind)
        {
            Parameters = kind.Parameters.ToDictionary(
                parameter => parameter.Name,
                parameter => parameter.State == ParameterState.Faulty ? parameter : parameter with { Argument = Argument.Unknown },
                Names.Comparer),
            Shared = kind.Shared,
            Definitions = kind.Visible,
            Elsewhere = elsewhere,
            IsAlone = true,
        };

        public HashSet<string> Used { get; } = new(Names.Comparer);
    }
}
