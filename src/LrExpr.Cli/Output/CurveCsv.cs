using System.Globalization;

namespace LrExpr.Cli.Output;

/// <summary>Curves for spreadsheets: a column for each schedule, a row for each step.</summary>
internal static class CurveCsv
{
    public static void Write(IReadOnlyList<CompiledSchedule> schedules, long[] steps, TextWriter output)
    {
        output.Write(string.Join(',', ["step", .. schedules.Select(schedule => Quoted(schedule.Name))]) + "\n");
        foreach (long step in steps)
        {
            output.Write(step.ToString(CultureInfo.InvariantCulture));
            foreach (var schedule in schedules)
                output.Write(',' + ValueText.Of(schedule.At(step)));

            output.Write('\n');
        }
    }

    private static string Quoted(string name) =>
        name.AsSpan().ContainsAny(",\"\r\n") ? "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : name;
}
