using LrExpr.Binding;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Language;
using LrExpr.Settings;
using LrExpr.Syntax;

namespace LrExpr.Loading;

/// <summary>The definitions of a section by their names: what there is to link, what has been linked, and what each sort of formula can call.</summary>
internal sealed class NamedDefinitions
{
    private readonly DefinitionErrors _errors;
    private readonly DefinitionTable _builtIn;
    private readonly Dictionary<string, Definition> _entered;
    private readonly Dictionary<string, KindDefinition> _unnamedKinds = new(Names.Comparer);

    /// <param name="definition">The section. A definition whose name is taken is reported, and cannot be called.</param>
    /// <param name="builtIn">The built-in kinds.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    public NamedDefinitions(SetDefinition definition, DefinitionTable builtIn, DiagnosticBag diagnostics)
    {
        _errors = new DefinitionErrors(diagnostics);
        _builtIn = builtIn;
        int count = definition.Functions.Count + definition.Kinds.Count + definition.Schedules.Count;
        _entered = new(count, Names.Comparer);
        Symbols = new(count, ReferenceEqualityComparer.Instance);
        Functions = [.. definition.Functions.Select(Entered)];
        Kinds = [.. definition.Kinds.Select(Entered)];
        Schedules = definition.HasNames ? [.. definition.Schedules.Select(Entered)] : definition.Schedules;
    }

    public IReadOnlyList<FunctionDefinition> Functions { get; }

    public IReadOnlyList<KindDefinition> Kinds { get; }

    /// <summary>All schedules, in the order of the section.</summary>
    public IReadOnlyList<ScheduleDefinition> Schedules { get; }

    /// <summary>What has been linked so far.</summary>
    public Dictionary<Definition, DefinitionSymbol> Symbols { get; }

    /// <summary>What a schedule can call: everything.</summary>
    public DefinitionTable Visible => new(_entered, SymbolOf, _builtIn) { UnnamedKinds = _unnamedKinds };

    public FormulaScope ScopeOfFunctions(IReadOnlyDictionary<string, ParameterSymbol> shared) => new(FormulaRole.Function)
    {
        Shared = shared,
        Definitions = new DefinitionTable(_entered, SymbolOf) { Sees = static definition => definition is FunctionDefinition },
        Elsewhere = Visible,
    };

    public FormulaScope ScopeOfKinds(IReadOnlyDictionary<string, ParameterSymbol> shared) => new(FormulaRole.Kind)
    {
        Shared = shared,
        Definitions = new DefinitionTable(_entered, SymbolOf, _builtIn) { Sees = static definition => definition is not ScheduleDefinition },
        Elsewhere = Visible,
        IsAlone = true,
    };

    private DefinitionSymbol SymbolOf(Definition definition) => Symbols[definition];

    /// <summary>A definition as it is linked: entered under its name, or faulty. A kind without a name is sound, and schedules find it apart.</summary>
    private T Entered<T>(T definition)
        where T : Definition
    {
        string? by = FunctionTable.Find(definition.Name) is not null ? "a built-in function" : _entered.GetValueOrDefault(definition.Name) switch
        {
            FunctionDefinition => "a function",
            KindDefinition => "a kind",
            ScheduleDefinition => "a schedule",
            _ => null,
        };
        if (by is null)
        {
            _entered.Add(definition.Name, definition);
            return definition;
        }

        _errors.NameTaken(definition.Path, definition.File, definition.Name, by);
        if (definition is not KindDefinition kind)
            return definition with { IsFaulty = true };
        _unnamedKinds.TryAdd(kind.Name, kind);
        return definition;
    }
}
