using LrExpr.Binding;
using LrExpr.Facts;
using LrExpr.Shown;
using LrExpr.Trials;

namespace LrExpr.Answers;

/// <summary>What shows the same in a terminal.</summary>
internal static class Commands
{
    /// <summary>Draws a schedule: as it stands in the configuration, or by itself with an edit.</summary>
    public static string Plot(IShownSchedules shown, CompiledSchedule schedule, ScheduleEdit edit)
    {
        var symbol = schedule.Newest.Symbol;

        // What refers to other definitions cannot be said without them.
        if (edit.IsEmpty || !symbol.References.IsEmpty || symbol.Definition.Keyframes is not null)
            return $"lrexpr plot {shown.CommandArguments ?? "appsettings.json"} --name {Quoted(schedule.Name)}";
        var shared = SharedUse.In(symbol, schedule.Newest.Shared).Parameters;
        string what = symbol.Definition.Kind is { } kind ? $"--kind {Quoted(kind.Text)}" : $"--formula {Quoted(edit.Formula ?? symbol.Definition.Formula?.Text ?? "")}";
        var given = ValuesOf(symbol.Parameters, edit.Parameters).Concat(symbol.Definition.Kind is null ? ValuesOf(shared, edit.Shared) : []);
        return $"lrexpr plot {what}" + string.Concat(given.Select(value => $" --param {Quoted($"{value.Name}={value.Text}")}"));
    }

    private static IEnumerable<(string Name, string Text)> ValuesOf(IReadOnlyList<ParameterSymbol> parameters, IReadOnlyDictionary<string, string> edited) =>
        parameters.Where(parameter => edited.ContainsKey(parameter.Name) || parameter.Text is not null)
            .Select(parameter => (parameter.Name, edited.GetValueOrDefault(parameter.Name) ?? parameter.Type.Describe(parameter.Argument)));

    /// <summary>A text in which a shell reads nothing but itself.</summary>
    private static string Quoted(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or ':' or '=') ? text : "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
