using System.Globalization;
using LrExpr.Cli.Plotting;
using LrExpr.Cli.Text;
using LrExpr.Curves;

namespace LrExpr.Cli.Output;

/// <summary>Values by step for spreadsheets and scripts: <c>step,learning_rate</c> and a line for each step, the same under every culture.</summary>
internal static class ValueCsv
{
    public static void Write(IReadOnlyList<long> steps, IReadOnlyList<CompiledSchedule> schedules, ScheduleValues values, TextWriter output)
    {
        var clock = StepClock.Of(schedules);
        var shown = schedules.SelectMany(schedule => values.Of(schedule, steps).Select(column => (Name: column.NameOf(schedule), column.Values))).ToList();
        double[][] columns = [.. shown.Select(column => column.Values)];
        output.Write(string.Join(',', ["step", .. clock is null ? Array.Empty<string>() : ["time"], .. shown.Select(column => Cell(column.Name))]) + "\n");
        for (int row = 0; row < steps.Count; row++)
        {
            output.Write(steps[row].ToString(CultureInfo.InvariantCulture));
            if (clock is not null)
                output.Write("," + StepClock.Iso(clock, steps[row]));
            foreach (double[] column in columns)
            {
                output.Write(',');
                output.Write(ValueText.Of(column[row]));
            }

            output.Write('\n');
        }
    }

    /// <summary>Between quotes where it has a comma or the like.</summary>
    private static string Cell(string text)
    {
        string line = Printed.Line(text);
        return line.AsSpan().IndexOfAny(",\";") < 0 ? line : "\"" + line.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
