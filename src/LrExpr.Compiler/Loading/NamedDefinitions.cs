using LrExpr.Binding;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Language;
using LrExpr.Settings;
using LrExpr.Syntax;
using LrExpr.Text;

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
    /// <param name="unchanged">The schedules that are taken over from an earlier set, by name, their outputs among them.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    public NamedDefinitions(SetDefinition definition, DefinitionTable builtIn, IReadOnlyDictionary<string, LoadedSchedule> unchanged, DiagnosticBag diagnostics)
    {
        _errors = new DefinitionErrors(diagnostics);
        _builtIn = builtIn;
        int count = definition.Functions.Count + definition.Kinds.Count + definition.Schedules.Count;
        _entered = new(count, Names.Comparer);
        Symbols = new(count, ReferenceEqualityComparer.Instance);
        Functions = [.. definition.Functions.Select(Entered)];
        Kinds = [.. definition.Kinds.Select(EnteredWithOutputs)];
        Schedules = definition.HasNames ? [.. definition.Schedules.Select(Entered).SelectMany(schedule => WithOutputs(schedule, unchanged))] : definition.Schedules;
    }

    public IReadOnlyList<FunctionDefinition> Functions { get; }

    public IReadOnlyList<KindDefinition> Kinds { get; }

    /// <summary>All schedules, in the order of the section, each with its outputs behind it.</summary>
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

    private KindDefinition EnteredWithOutputs(KindDefinition kind)
    {
        Entered(kind);
        foreach (var output in kind.Outputs)
            Entered(output);
        return kind;
    }

    /// <summary>A schedule, and what else its kind gives. Of one whose name is taken there is nothing that could be named.</summary>
    private IEnumerable<ScheduleDefinition> WithOutputs(ScheduleDefinition schedule, IReadOnlyDictionary<string, LoadedSchedule> unchanged)
    {
        yield return schedule;
        if (schedule.Kind is not { } written || !ReferenceEquals(_entered.GetValueOrDefault(schedule.Name), schedule) || Visible.KindOf(written) is not { Outputs.IsEmpty: false } kind)
            yield break;
        foreach (var output in kind.Outputs)
        {
            var own = schedule.Of(output);
            yield return Entered(unchanged.GetValueOrDefault(own.Name)?.Symbol.Definition ?? own);
        }
    }

    /// <summary>A definition as it is linked: entered under its name, or faulty. A kind without a name is sound, and schedules find it apart.</summary>
    private T Entered<T>(T definition)
        where T : Definition
    {
        string? by = FunctionTable.Find(definition.Name) is not null ? "a built-in function" : _entered.GetValueOrDefault(definition.Name) switch
        {
            FunctionDefinition => "a function",
            KindDefinition { OutputOf: { } owner } => "an output of kind " + Printable.Quote(owner),
            KindDefinition => "a kind",
            ScheduleDefinition { OutputOf: { } owner } => "an output of " + Printable.Quote(owner),
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
