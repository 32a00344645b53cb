using LrExpr.Binding;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Language;
using LrExpr.Settings;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Loading;

/// <summary>
/// Definitions to schedules that can be used: shared parameters, functions, kinds, schedules, then their values. Every
/// definition is checked, used or not, and all errors are reported.
/// </summary>
internal static class SetCompiler
{
    /// <summary>The schedules under names of their own; those with errors have no compiled form.</summary>
    /// <param name="definition">The section.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    /// <param name="builtIn">The built-in kinds; null for those of this library.</param>
    /// <param name="previous">A set whose schedules lend their code to those with the same values; null for none.</param>
    public static IReadOnlyList<ScheduleSymbol> Compile(
        SetDefinition definition, DiagnosticBag diagnostics, DefinitionTable? builtIn = null, ScheduleSet? previous = null)
    {
        builtIn ??= KindLinker.BuiltIn;
        var functions = definition.Functions.Select(function => new ConfiguredFunction(function)).ToList();
        var kinds = definition.Kinds.Select(kind => new KindSymbol(kind)).ToList();
        var unchanged = previous?.Definition is { } before ? UnchangedSchedules.Of(definition, previous, before) : UnchangedSchedules.None;
        var schedules = definition.Schedules.Select(schedule => unchanged.GetValueOrDefault(schedule.Name) ?? new ScheduleSymbol(schedule)).ToList();
        var visibleInFunctions = new DefinitionTable();
        var visibleInKinds = new DefinitionTable(builtIn);
        var everything = new DefinitionTable(builtIn);
        Name(functions, kinds, definition.HasNames ? schedules : [], [visibleInFunctions, visibleInKinds, everything], diagnostics);

        var shared = definition.Parameters.Count > 0 ? SharedParameters.Evaluate(definition.Parameters, diagnostics) : ParameterSymbol.None;
        if (functions.Count > 0)
            new FunctionLinker(diagnostics).Link(functions, shared, visibleInFunctions, everything);
        if (kinds.Count > 0)
            new KindLinker(diagnostics).Link(kinds, shared, visibleInKinds, everything);
        var all = new ScheduleLinker(diagnostics, shared, everything).Link([.. schedules.Where(schedule => schedule.Compiled is null)]);

        var sound = all.FindAll(schedule => !schedule.IsFaulty);
        sound.ForEach(schedule => schedule.Compiled = new CompiledSchedule(schedule, definition.Numerics));
        new Probe(diagnostics).Run(sound);

        // Of a schedule whose parameters are not known, it is not known either what its expectations can name.
        foreach (var schedule in all.FindAll(schedule => schedule.Definition.Expect is not null))
        {
            if (schedule.Compiled is not null || schedule.Definition.Formula is not null || schedule.Kind is { IsFaulty: false })
                new ExpectChecker(schedule, shared, diagnostics).Check(schedule.Definition.Expect!.Value);
        }

        // Only now, since what is compared may refer to any other schedule, and only where nothing is wrong: otherwise nobody gets to see it.
        if (previous is { Names.Count: > 0 } && !diagnostics.HasErrors)
        {
            foreach (var schedule in schedules.Where(schedule => !unchanged.ContainsKey(schedule.Name)))
            {
                if (previous.TryGet(schedule.Name, out var known))
                    schedule.Compiled!.TakeCodeOf(known.Newest);
            }
        }

        return schedules;
    }

    /// <summary>Enters definitions into the tables they are visible in; one whose name is taken is reported and left out.</summary>
    private static void Name(
        List<ConfiguredFunction> functions,
        List<KindSymbol> kinds,
        List<ScheduleSymbol> schedules,
        DefinitionTable[] tables,
        DiagnosticBag diagnostics)
    {
        var errors = new DefinitionErrors(diagnostics);
        functions.ForEach(function => Enter(function, function.Definition.Path, function.Definition.File, tables));
        kinds.ForEach(kind => Enter(kind, kind.Definition.Path, kind.Definition.File, tables.AsSpan(1)));
        schedules.ForEach(schedule => Enter(schedule, schedule.Definition.Path, schedule.Definition.File, tables.AsSpan(2)));

        void Enter(DefinitionSymbol symbol, string path, string? file, ReadOnlySpan<DefinitionTable> visibleIn)
        {
            string? by = FunctionTable.Find(symbol.Name) is not null ? "a built-in function" : tables[2].FindHere(symbol.Name) switch
            {
                ConfiguredFunction => "a function",
                KindSymbol => "a kind",
                ScheduleSymbol => "a schedule",
                _ => null,
            };
            if (by is not null)
            {
                errors.NameTaken(path, file, symbol.Name, by);
                symbol.IsFaulty = true;
                if (symbol is KindSymbol kind)
                    tables[2].AddUnnamed(kind);
                return;
            }

            foreach (var table in visibleIn)
                table.Add(symbol);
        }
    }
}
