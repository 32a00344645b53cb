using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Runtime.InteropServices;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;
using LrExpr.Cli.Text;

namespace LrExpr.Cli.Commands;

/// <summary><c>lrexpr bench CONFIG… NAME</c>: what a value of a schedule costs on this machine.</summary>
internal sealed class BenchCommand
{
    /// <summary>How many consecutive values are asked for, from step 0.</summary>
    private const int Values = 10_000;

    private readonly OneSchedule _schedule = new("measure");
    private readonly FormatOption _format = new();

    private readonly Option<double> _seconds = new("--seconds")
    {
        Description = "How long to measure",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 2,
        CustomParser = ParseSeconds,
    };

    private BenchCommand()
    {
    }

    public static Command Create(Terminal terminal)
    {
        var bench = new BenchCommand();
        var command = new Verb(
            "bench",
            "Measure what a value of a schedule costs on this machine",
            "lrexpr bench appsettings.json learning_rate",
            "lrexpr bench --kind CosineDecay --param initial_learning_rate=0.1 \\",
            "    --param decay_steps=1000",
            "lrexpr bench --formula \"0.1 * 0.96 ^ floor(step / 1000)\" --format json")
        {
            Notes = "At is a call for each value, Fill one for many. They are measured in turn, so\nthat what slows the machine slows both.",
        };
        bench._schedule.AddTo(command);
        command.Add(bench._seconds);
        bench._format.AddTo(command);
        command.SetAction(result => bench.Run(result, terminal));
        return command;
    }

    private static double ParseSeconds(ArgumentResult result)
    {
        string text = result.Tokens[^1].Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds is >= 0.01 and <= 600)
            return seconds;
        result.AddError($"--seconds {Printed.Quote(text)} is not a number from 0.01 to 600");
        return 0;
    }

    private int Run(ParseResult result, Terminal terminal)
    {
        var format = _format.Of(result);
        if (_schedule.Load(result, format, terminal) is not { } schedule)
            return ExitCodes.Diagnostics;
        double[] buffer = new double[Values];
        var measurements = Benchmark.Run(
            TimeSpan.FromSeconds(result.GetValue(_seconds)),
            Values,
            new("At", count => CallEach(schedule.Function, buffer, count)),
            new("Fill", count => schedule.Fill(0, buffer.AsSpan(0, count))));
        if (format == OutputFormat.Json)
            WriteJson(schedule, measurements, terminal);
        else
            WriteText(schedule, measurements, terminal);
        return ExitCodes.Good;
    }

    private static void CallEach(Func<long, double> function, double[] values, int count)
    {
        for (int step = 0; step < count; step++)
            values[step] = function(step);
    }

    private static void WriteText(CompiledSchedule schedule, IReadOnlyList<Measurement> measurements, Terminal terminal)
    {
        var culture = CultureInfo.InvariantCulture;
        terminal.Output.Write(string.Create(culture, $"{Printed.Line(schedule.Name)}, steps 0 to {Values - 1}, {Runtime}\n"));
        var table = new TextTable("", ">NS PER VALUE", ">MIDDLE HALF", ">SAMPLES", ">BYTES PER VALUE");
        foreach (var measurement in measurements)
        {
            table.Row(
                measurement.Name,
                measurement.Median.ToString("0.00", culture),
                string.Create(culture, $"{measurement.LowerQuartile:0.00} - {measurement.UpperQuartile:0.00}"),
                measurement.Samples.ToString(culture),
                measurement.AllocatedBytes.ToString("0.##", culture));
        }

        table.Write(terminal);
        double spread = measurements.Max(measurement => (measurement.UpperQuartile - measurement.LowerQuartile) / measurement.Median);
        string note = string.Create(culture, $"Medians. Differences below {Math.Max(0.05, spread):0%} are noise here; other machines, and this one when busy, give other figures.");
        Paragraph.Write(note, terminal, indentation: 0);
    }

    private static void WriteJson(CompiledSchedule schedule, IReadOnlyList<Measurement> measurements, Terminal terminal) => JsonText.Write(terminal.Output, text =>
    {
        text.Json.WriteString("schedule", schedule.Name);
        text.Json.WriteNumber("firstStep", 0);
        text.Json.WriteNumber("values", Values);
        text.Json.WriteString("runtime", Runtime);
        text.Objects("measurements", measurements, measurement =>
        {
            text.Json.WriteString("name", measurement.Name);
            text.Json.WriteNumber("nanoseconds", measurement.Median);
            text.Json.WriteNumber("lowerQuartile", measurement.LowerQuartile);
            text.Json.WriteNumber("upperQuartile", measurement.UpperQuartile);
            text.Json.WriteNumber("samples", measurement.Samples);
            text.Json.WriteNumber("allocatedBytes", measurement.AllocatedBytes);
        });
    });

    private static string Runtime => $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
}
