using LrExpr.Binding;
using LrExpr.Lowering;
using LrExpr.Parameters;
using LrExpr.Text;

namespace LrExpr.Formats.Export;

/// <summary>What a schedule is, as the comment above it says: name, purpose, formula, parameters.</summary>
internal static class ScheduleText
{
    private const int LongestValue = 200;
    private const string Indentation = "    ";

    /// <summary>Lines of ASCII; the first one is a sentence.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="arguments">The arguments of its function.</param>
    public static IEnumerable<string> Of(ScheduleSymbol schedule, IEnumerable<ExportedArgument> arguments)
    {
        var definition = schedule.Definition;
        yield return Title(schedule);
        if (definition.Description is { } description)
        {
            yield return "";
            yield return Printable.Escape(description);
        }

        yield return "";
        yield return "Formula:";
        foreach (string line in FormulaText.Of(schedule).ReplaceLineEndings("\n").Trim('\n').Split('\n'))
            yield return Indentation + Printable.Escape(line.Replace("\t", Indentation, StringComparison.Ordinal)).TrimEnd();
        var parameters = schedule.Parameters.Where(parameter => parameter.State == ParameterState.Known).ToList();
        if (parameters.Count > 0)
            yield return "Parameters:";
        foreach (var parameter in parameters)
            yield return Indentation + Describe(parameter);
        foreach (string line in List("Inputs:", arguments.Where(argument => argument.Symbol is InputSymbol).Select(input => input.Text)))
            yield return line;
    }

    /// <summary>What a class keeps and hears beside that.</summary>
    public static IEnumerable<string> Of(WrittenClass written) =>
    [
        .. Of(written.Schedule, written.Inputs.Select(input => input.Argument)),
        .. List("State:", written.States.Select(state => state.Member.Argument.Text)),
        .. List("Signals:", written.Signals.Select(signal => signal.Text)),
    ];

    private static IEnumerable<string> List(string title, IEnumerable<string> lines) => lines.Select(line => Indentation + line) is var all && all.Any() ? all.Prepend(title) : [];

    /// <summary>A sentence that names it.</summary>
    public static string Title(ScheduleSymbol schedule)
    {
        string name = Printable.Escape(schedule.Name);
        if (schedule.Kind is not { } kind)
            return $"The schedule {name}.";
        string origin = kind.Definition.Source is { } source ? $" of {source.Library} {source.Version}".TrimEnd() : "";
        return schedule.Name == kind.Name ? $"A {name}{origin}." : $"The schedule {name}, a {Printable.Escape(kind.Name)}{origin}.";
    }

    private static string Describe(ParameterSymbol parameter) =>
        Printable.Escape(parameter.Title) + " = " + Printable.Cut(Printable.Escape(parameter.Type.Describe(parameter.Argument)), LongestValue);
}
