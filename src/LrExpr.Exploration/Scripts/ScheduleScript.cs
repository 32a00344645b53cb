using LrExpr.Binding;
using LrExpr.Facts;
using LrExpr.Formats.Export;
using LrExpr.Settings;
using LrExpr.Syntax;
using LrExpr.Trials;

namespace LrExpr.Scripts;

/// <summary>A schedule as JavaScript, as a function of the step and of its numbers, for pages that have no host to ask.</summary>
/// <param name="Parameters">The parameters that are arguments behind the step, in their order.</param>
/// <param name="Code">An expression that is the function.</param>
internal sealed record ScheduleScript(IReadOnlyList<string> Parameters, string Code)
{
    private const string KindName = "page_kind", Export = "export function ";

    /// <summary>The script of a schedule; null where it has none: it listens, is code of its user, or needs an input.</summary>
    /// <param name="set">The set that the schedule is of.</param>
    /// <param name="schedule">The schedule.</param>
    public static ScheduleScript? Of(ScheduleSet set, CompiledSchedule schedule)
    {
        var symbol = schedule.Newest.Symbol;
        if (schedule.Listens || symbol.Kind?.Definition.Code is not null || symbol.Inputs.Any(input => input.Default is null))
            return null;
        var open = symbol.Kind is not null ? OpenSchedule.Of(symbol) : OfFormula(set, symbol, schedule.Newest.Shared) is { } asKind ? OpenSchedule.Of(asKind) : symbol;
        if (!ScheduleExport.TryWrite(open, _ => null, new JavaScriptLanguage(), null, out string? module, out _))
            return null;

        // Before it stands what the function is, for people.
        string code = module[(module.IndexOf(Export, StringComparison.Ordinal) + "export ".Length)..];
        string name = code["function ".Length..code.IndexOf('(', StringComparison.Ordinal)];
        string[] parameters = [.. open.Inputs.Take(open.Inputs.Length - symbol.Inputs.Length).Select(input => input.Name)];
        return new ScheduleScript(parameters, $"(() => {{\n{code}return {name};\n}})()");
    }

    /// <summary>A formula with its numbers and the shared ones that it uses as a kind of these parameters; null where it can be none, as one that names other schedules.</summary>
    private static ScheduleSymbol? OfFormula(ScheduleSet set, ScheduleSymbol symbol, IReadOnlyDictionary<string, ParameterSymbol> shared)
    {
        if (symbol.Definition is not { Formula: { } formula, Keyframes: null, Dialect: Dialect.Formula } || set.Definition is not { } definition || !symbol.Inputs.IsEmpty || symbol.References.Any(reference => reference.Target is ScheduleSymbol))
            return null;
        Setting[] numbers =
        [
            .. symbol.Parameters.Concat(SharedUse.In(symbol, shared).Parameters)
                .Where(parameter => parameter is { FormulaType: Language.FormulaType.Number, ReadBy: null } && double.IsFinite(parameter.Value.Number)).DistinctBy(parameter => parameter.Name, Names.Comparer)
                .Select(parameter => new Setting(parameter.Name, NumberText.Of(parameter.Value.Number))),
        ];
        var rest = symbol.Definition.Parameters.Select(place => place.Setting).Where(given => !numbers.Any(number => Names.Same(number.Key, given.Key)));
        var kind = new Setting(KindName, [new Setting("Formula", formula.Text), new Setting("Parameters", numbers.Concat(rest))]);
        var section = definition.Content.Sections[0];
        var kinds = section["Kinds"] is { } known ? EditedSettings.With(known, KindName, kind) : new Setting("Kinds", [kind]);
        var only = new Setting("Schedules", [new Setting(symbol.Name.Contains(':', StringComparison.Ordinal) ? "schedule" : symbol.Name, [new Setting("Kind", KindName)])]);
        var content = new SetContent([EditedSettings.With(EditedSettings.With(section, "Kinds", kinds), "Schedules", only), .. definition.Content.Sections.Skip(1).Select(other => EditedSettings.Without(other, "Schedules"))], []);
        return ScheduleSet.TryLoad(content, [.. definition.Kinds.Select(one => one.Code).OfType<ScheduleKind>()], ScheduleSet.Empty, out var loaded, out _) && loaded.Names is [var name]
            ? loaded[name].Symbol
            : null;
    }
}
