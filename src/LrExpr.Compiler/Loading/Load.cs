using LrExpr.Binding;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Running;
using LrExpr.Time;

namespace LrExpr.Loading;

/// <summary>The way from what a section says to a set that can be used. Every definition is checked, used or not, and all errors are reported.</summary>
internal static class Load
{
    /// <summary>Loads a section; what is wrong is in the diagnostics.</summary>
    /// <param name="definition">The section.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    /// <param name="builtIn">The built-in kinds; null for those of this library.</param>
    /// <param name="previous">The set whose place it takes: its unchanged schedules are taken over, and its code serves for the same values. Null for none.</param>
    public static LoadedSet Set(SetDefinition definition, DiagnosticBag diagnostics, DefinitionTable? builtIn = null, LoadedSet? previous = null)
    {
        // A step that has nothing to do is not begun: in a fresh process its code would have to be made first.
        var unchanged = previous is null ? UnchangedSchedules.None : UnchangedSchedules.Of(definition, previous);

        // Parse, bind, link: shared parameters, then what may use them.
        var times = definition.Times == TimeSettings.None ? StepTimes.None : new TimeReader(diagnostics).Read(definition.Times, StepTimes.None);
        var shared = definition.Parameters.Count == 0 ? ParameterSymbol.None : SharedParameters.Evaluate(definition.Parameters, times, diagnostics);
        var inputs = definition.Inputs.Count == 0 ? FormulaScope.NoInputs
            : unchanged.Count > 0 ? previous!.Inputs
            : new InputReader(shared, diagnostics).Read(definition.Inputs, shared);
        var linked = definition is { HasNames: false, Functions.Count: 0, Kinds.Count: 0, Schedules: [var alone] }
            ? new ScheduleLinker(diagnostics, shared, inputs, times, builtIn ?? KindLinker.BuiltIn).Link(alone)
            : Link(definition, new NamedDefinitions(definition, builtIn ?? KindLinker.BuiltIn, unchanged, diagnostics), shared, inputs, times, unchanged, diagnostics);

        // Code is lowered, simplified, planned and compiled when it is first asked for.
        var codes = new CodeTable(unchanged, shared);
        codes.Add(linked.All, diagnostics.HasErrors ? null : previous);

        // Check the values.
        new Probe(diagnostics).Run(linked.All, codes);
        ExpectChecker.CheckAll(linked.All, codes, shared, diagnostics);
        TestReader.ReadAll(linked.All, codes, shared, diagnostics);
        EndCheck.Run(linked.All, codes, diagnostics);
        return new LoadedSet(definition, linked.Named, codes, diagnostics.ToSorted()) { Shared = shared, Inputs = inputs };
    }

    private static LinkedSchedules Link(
        SetDefinition definition,
        NamedDefinitions named,
        IReadOnlyDictionary<string, ParameterSymbol> shared,
        IReadOnlyDictionary<string, InputSymbol> inputs,
        StepTimes times,
        IReadOnlyDictionary<string, LoadedSchedule> unchanged,
        DiagnosticBag diagnostics)
    {
        if (named.Functions.Count > 0)
            new FunctionLinker(named.ScopeOfFunctions(shared) with { Inputs = inputs }, named.Symbols, diagnostics).Link(named.Functions);
        if (named.Kinds.Count > 0)
            new KindLinker(named.ScopeOfKinds(shared) with { Inputs = inputs }, named.Symbols, diagnostics).Link(named.Kinds);
        foreach (var schedule in unchanged.Values)
            named.Symbols.Add(schedule.Symbol.Definition, schedule.Symbol);
        var linker = new ScheduleLinker(diagnostics, shared, inputs, times, named.Visible);
        return definition.HasNames ? linker.Link(named.Schedules, named.Symbols) : linker.Link(named.Schedules.Single());
    }
}
