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
    /// <param name="inputs">The inputs that are arguments.</param>
    public static IEnumerable<string> Of(ScheduleSymbol schedule, IReadOnlyList<WrittenInput> inputs)
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
        if (inputs.Count > 0)
            yield return "Inputs:";
        foreach (var input in inputs)
            yield return Indentation + input.Input.Text + (input.Input.Description is { } text ? ": " + Printable.Escape(text) : "");
    }

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
        Printable.Escape(parameter.Name) + " = " + Printable.Cut(Printable.Escape(parameter.Type.Describe(parameter.Argument)), LongestValue);
}
