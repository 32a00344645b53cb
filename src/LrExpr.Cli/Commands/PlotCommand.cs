using System.CommandLine;
using LrExpr.Cli.Exploration;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;
using LrExpr.Cli.Plotting;
using LrExpr.Cli.Text;
using LrExpr.Curves;

namespace LrExpr.Cli.Commands;

/// <summary><c>lrexpr plot</c>: curves of the schedules of a configuration, of a formula or of a kind.</summary>
internal sealed class PlotCommand
{
    /// <summary>How many steps a drawing looks at, however dear they are.</summary>
    private const int MostStepsDrawn = 2_000;

    private readonly ScheduleOptions _schedules = new("plot");
    private readonly PlotOptions _plot = new();
    private readonly CumulativeOption _cumulative = new();
    private readonly FormatOption _format = new(OutputFormat.Csv);
    private readonly Option<string?> _svg = new("--svg") { Description = "Write the plot to a file as SVG", HelpName = "FILE" };
    private readonly Option<string?> _csv = new("--csv") { Description = "Write the points to a file as CSV", HelpName = "FILE" };
    private readonly Option<string?> _json = new("--json") { Description = "Write the points to a file as JSON", HelpName = "FILE" };

    private PlotCommand()
    {
    }

    public static Command Create(Terminal terminal)
    {
        var plot = new PlotCommand();
        var command = new Verb(
            "plot",
            "Draw schedules, a formula or a kind as curves",
            "lrexpr plot appsettings.json",
            "lrexpr plot appsettings.json --name learning_rate --steps 0..10000 --log",
            "lrexpr plot appsettings.json --svg curves.svg",
            "lrexpr plot --formula \"min(60, 2 ^ step)\" --steps 0..10 --cumulative",
            "lrexpr plot appsettings.json --name retry_delay --fan client --svg fan.svg",
            "lrexpr plot --formula \"0.1 * rate ^ step\" --param rate=0.9",
            "lrexpr plot --kind CosineDecay --param initial_learning_rate=0.1 \\",
            "    --param decay_steps=1000 --format csv")
        {
            Notes = "Below the axis, a triangle marks where a formula goes over to another piece: a\n"
                + "warm-up ends, a limit is reached. With --svg, --csv or --json only files are\nwritten, unless --format says what the standard output has.",
        };
        plot._schedules.AddTo(command);
        plot._plot.AddTo(command);
        plot._cumulative.AddTo(command);
        foreach (var option in new Option[] { plot._svg, plot._csv, plot._json })
            command.Add(option);
        plot._format.AddTo(command);
        command.SetAction(result => plot.Run(result, terminal));
        return command;
    }

    private int Run(ParseResult result, Terminal terminal)
    {
        var format = _format.Of(result);
        var request = _plot.Of(result, terminal);
        if (_schedules.Load(result, format, terminal) is not { } schedules)
            return ExitCodes.Diagnostics;
        if (schedules.Count == 0)
        {
            terminal.Output.Write("no schedules\n");
            return ExitCodes.Good;
        }

        request = request with { Values = _schedules.ValuesOf(result, schedules) };
        var steps = Progress.While(terminal, "evaluating", () => request.StepsFor(schedules));
        FanOption.Check(request.Values, schedules, steps.Steps?.Length ?? Int128.Min((Int128)steps.Last - steps.First + 1, MostStepsDrawn));
        request = request with { Values = _cumulative.Of(result, request.Values, schedules, steps.First, steps.Last) };
        string title = _cumulative.TitleOf(result, _schedules.TitleOf(result), steps.First);
        bool hasFiles = WriteFiles(result, request, title, schedules, steps, isSilent: _format.IsGiven(result), terminal);
        if (hasFiles && !_format.IsGiven(result))
            return ExitCodes.Good;
        switch (format)
        {
            case OutputFormat.Json:
                CurveJson.Write(schedules, steps.ForTable(), request.Values, terminal.Output);
                break;
            case OutputFormat.Csv:
                ValueCsv.Write(steps.ForTable(), schedules, request.Values, terminal.Output);
                break;
            default:
                var plot = Progress.While(terminal, "evaluating", () => request.PlotOf(title, schedules, steps, request.Columns));
                PlotWriter.Write(plot, request.Width, request.Rows, terminal);
                break;
        }

        return ExitCodes.Good;
    }

    private bool WriteFiles(
        ParseResult result, PlotRequest request, string title, IReadOnlyList<CompiledSchedule> schedules, StepSelection steps, bool isSilent, Terminal terminal)
    {
        var files = new List<(string Path, Action<TextWriter> Content)>();
        if (result.GetValue(_svg) is { } svg)
        {
            var plot = Progress.While(terminal, "evaluating", () => request.PlotOf(title, schedules, steps, SvgPlot.ColumnsOf(SvgSize.Page)));
            files.Add((svg, output => output.Write(SvgPlot.Draw(plot, SvgSize.Page))));
        }

        if (result.GetValue(_csv) is { } csv)
            files.Add((csv, output => ValueCsv.Write(steps.ForTable(), schedules, request.Values, output)));
        if (result.GetValue(_json) is { } json)
            files.Add((json, output => CurveJson.Write(schedules, steps.ForTable(), request.Values, output)));
        foreach (var (path, content) in files)
        {
            WrittenFile.Write(path, content);
            if (!isSilent)
                terminal.Output.Write(FormattableString.Invariant($"{Printed.Line(path)}: {DiagnosticReport.Counted(schedules.Count, "curve")}, steps {StepClock.Named(StepClock.Of(schedules), steps.First)} to {StepClock.Named(StepClock.Of(schedules), steps.Last)}\n"));
        }

        return files.Count > 0;
    }
}
