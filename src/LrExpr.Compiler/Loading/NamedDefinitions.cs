using LrExpr.Binding;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Language;
using LrExpr.Settings;

namespace LrExpr.Loading;

/// <summary>The definitions of a section by their names: what there is to link, and what each sort of formula can call.</summary>
internal sealed class NamedDefinitions
{
    private readonly DefinitionErrors _errors;

    /// <param name="definition">The section. A definition whose name is taken is reported, and cannot be called.</param>
    /// <param name="builtIn">The built-in kinds.</param>
    /// <param name="unchanged">Schedules that are linked already, by their names.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    public NamedDefinitions(
        SetDefinition definition, DefinitionTable builtIn, IReadOnlyDictionary<string, LoadedSchedule> unchanged, DiagnosticBag diagnostics)
    {
        _errors = new DefinitionErrors(diagnostics);
        VisibleInKinds = new DefinitionTable(builtIn);
        Everything = new DefinitionTable(builtIn);
        Functions = [.. definition.Functions.Select(function => new ConfiguredFunction(function))];
        Kinds = [.. definition.Kinds.Select(kind => new KindSymbol(kind))];
        Schedules = new(definition.Schedules.Count);
        NewSchedules = new(definition.Schedules.Count - unchanged.Count);
        foreach (var schedule in definition.Schedules)
        {
            var symbol = unchanged.GetValueOrDefault(schedule.Name)?.Symbol;
            if (symbol is null)
                NewSchedules.Add(symbol = new ScheduleSymbol(schedule));
            Schedules.Add(symbol);
        }

        foreach (var function in Functions)
            Enter(function, function.Definition.Path, function.Definition.File, VisibleInFunctions, VisibleInKinds, Everything);
        foreach (var kind in Kinds)
            Enter(kind, kind.Definition.Path, kind.Definition.File, VisibleInKinds, Everything);
        if (!definition.HasNames)
            return;
        foreach (var schedule in Schedules)
            Enter(schedule, schedule.Definition.Path, schedule.Definition.File, Everything);
    }

    public List<ConfiguredFunction> Functions { get; }

    public List<KindSymbol> Kinds { get; }

    /// <summary>All schedules, in the order of the section.</summary>
    public List<ScheduleSymbol> Schedules { get; }

    /// <summary>Those that are not linked yet.</summary>
    public List<ScheduleSymbol> NewSchedules { get; }

    public DefinitionTable VisibleInFunctions { get; } = new();

    public DefinitionTable VisibleInKinds { get; }

    public DefinitionTable Everything { get; }

    private void Enter(DefinitionSymbol symbol, string path, string? file, params ReadOnlySpan<DefinitionTable> visibleIn)
    {
        string? by = FunctionTable.Find(symbol.Name) is not null ? "a built-in function" : Everything.FindHere(symbol.Name) switch
        {
            ConfiguredFunction => "a function",
            KindSymbol => "a kind",
            ScheduleSymbol => "a schedule",
            _ => null,
        };
        if (by is not null)
        {
            _errors.NameTaken(path, file, symbol.Name, by);
            symbol.IsFaulty = true;
            if (symbol is KindSymbol kind)
                Everything.AddUnnamed(kind);
            return;
        }

        foreach (var table in visibleIn)
            table.Add(symbol);
    }
}
