using System.Globalization;
using LrExpr.Cli.Exploration;
using LrExpr.Cli.Text;

namespace LrExpr.Cli.Output;

/// <summary>What a schedule did along a trace, for scripts and spreadsheets.</summary>
internal static class SimulationText
{
    /// <summary><c>step,metric,rate,rate.best</c> and a line for each report.</summary>
    public static void WriteCsv(Simulation simulation, TextWriter output)
    {
        output.Write(string.Join(',', ["step", .. simulation.Signals, Cell(simulation.Schedule.Name), .. simulation.States.Select(Cell)]) + "\n");
        foreach (var row in simulation.Rows)
        {
            string[] cells = [row.Step.ToString(CultureInfo.InvariantCulture), .. row.Signals.Select(signal => signal is { } number ? ValueText.Of(number) : ""), ValueText.Of(row.Value), .. row.State.Select(ValueText.Of)];
            output.Write(string.Join(',', cells) + "\n");
        }
    }

    /// <summary><c>{"name":"rate","reports":[{"step":0,"signals":{"metric":1},"value":0.1,"state":{"best":1}}]}</c>.</summary>
    public static void WriteJson(Simulation simulation, TextWriter output) => JsonText.Write(output, text =>
    {
        text.Json.WriteString("name", simulation.Schedule.Name);
        text.Objects("reports", simulation.Rows, row =>
        {
            text.Json.WriteNumber("step", row.Step);
            text.Json.WriteStartObject("signals");
            foreach (var (name, value) in simulation.Signals.Zip(row.Signals).Where(pair => pair.Second is not null))
                text.Number(name, value!.Value);
            text.Json.WriteEndObject();
            text.Number("value", row.Value);
            text.Json.WriteStartObject("state");
            foreach (var (name, value) in simulation.States.Zip(row.State))
                text.Number(name, value);
            text.Json.WriteEndObject();
        });
    });

    private static string Cell(string text)
    {
        string line = Printed.Line(text);
        return line.AsSpan().IndexOfAny(",\";") < 0 ? line : "\"" + line.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
