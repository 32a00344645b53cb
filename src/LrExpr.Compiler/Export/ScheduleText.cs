using LrExpr.Binding;
using LrExpr.Text;

namespace LrExpr.Export;

/// <summary>What a schedule is, as the comment above it says: name, purpose, formula, parameters.</summary>
internal static class ScheduleText
{
    private const int LongestValue = 200;

    /// <summary>Lines of ASCII; the first one is a sentence.</summary>
    public static IEnumerable<string> Of(ScheduleSymbol schedule)
    {
        var definition = schedule.Definition;
        string kind = schedule.Kind is { } of ? $", a {Printable.Escape(of.Name)}{(of.Definition.Source is { } source ? $" as {source.Library} {source.Version} has it" : "")}" : "";
        yield return $"The schedule {Printable.Escape(schedule.Name)}{kind}.";
        if (definition.Description is { } description)
        {
            yield return "";
            yield return Printable.Escape(description);
        }

        yield return "";
        string label = "Formula: ";
        foreach (string line in ((definition.Formula ?? schedule.Kind?.Definition.Formula)?.Text ?? "").ReplaceLineEndings("\n").Trim('\n').Split('\n'))
        {
            yield return label + Printable.Escape(line.Replace("\t", "    ", StringComparison.Ordinal));
            label = "    ";
        }

        label = "Parameters: ";
        foreach (var parameter in schedule.Parameters.Where(parameter => parameter.State == ParameterState.Known))
        {
            yield return label + Describe(parameter);
            label = "    ";
        }
    }

    private static string Describe(ParameterSymbol parameter)
    {
        string value = parameter.FormulaType != Functions.FormulaType.Error ? parameter.Value.ToString()
            : parameter.Option.Length > 0 ? parameter.Option
            : parameter.Schedules.Length > 0 ? string.Join(", ", parameter.Schedules.Select(schedule => schedule.Name))
            : string.Join(", ", parameter.Table.Keys.Zip(parameter.Table.Values, (key, number) => FormattableString.Invariant($"{key}: {number}")));
        return Printable.Escape(parameter.Name) + " = " + Printable.Cut(Printable.Escape(value), LongestValue);
    }
}
