using System.CommandLine;
using LrExpr.Cli.Exploration;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;
using LrExpr.Cli.Plotting;
using LrExpr.Cli.Text;

namespace LrExpr.Cli.Commands;

/// <summary><c>lrexpr simulate CONFIG… NAME --signal FILE</c>: what a schedule that listens does along a trace.</summary>
internal sealed class SimulateCommand
{
    private const int RowsOfStates = 4;

    private readonly OneSchedule _schedule = new("simulate");
    private readonly FormatOption _format = new(OutputFormat.Csv);
    private readonly StepsOption _steps = new("The steps of reports without a signal, instead of a file: 0..20");
    private readonly SizeOption _width = new("--width", "How many characters wide; that of the terminal where it is left out", 20, 500);
    private readonly SizeOption _height = new("--height", "How many lines high the curve of the value is", 2, 200);
    private readonly Option<string?> _signals = new("--signal") { Description = "The reports as CSV: a line of names, such as step,metric, and a line of numbers for each; - reads the standard input", HelpName = "FILE" };
    private readonly Option<string[]> _columns = new("--column") { Description = "The column of a signal that has another name; repeat it for several", HelpName = "SIGNAL=COLUMN" };
    private readonly Option<string?> _svg = new("--svg") { Description = "Write the curves to a file as SVG", HelpName = "FILE" };
    private readonly Option<string?> _save = new("--save") { Description = "Write what was heard to a file, to go on from", HelpName = "FILE" };
    private readonly Option<string?> _restore = new("--restore") { Description = "Go on from what was heard before, as --save or Save() wrote it", HelpName = "FILE" };

    private SimulateCommand()
    {
    }

    public static Command Create(Terminal terminal)
    {
        var simulate = new SimulateCommand();
        var command = new Verb(
            "simulate",
            "Show what a schedule that listens does along a trace of reports",
            "lrexpr simulate appsettings.json learning_rate --signal metrics.csv",
            "lrexpr simulate config.json rate --signal run.csv --column metric=val_loss",
            "lrexpr simulate appsettings.json retry_delay --steps 0..10 --format csv",
            "lrexpr simulate --kind torch.ReduceLROnPlateau --param base_lr=0.1 \\",
            "    --signal metrics.csv")
        {
            Notes = "Below the curve of the value there is one for each number that is kept. A row\nwithout a number tells the schedule nothing. The column of the steps is called\nstep or epoch; without it, reports are counted from 0.",
        };
        simulate._schedule.AddTo(command);
        foreach (var option in new Option[] { simulate._signals, simulate._columns })
            command.Add(option);
        simulate._steps.AddTo(command);
        foreach (var option in new Option[] { simulate._svg, simulate._save, simulate._restore })
            command.Add(option);
        simulate._width.AddTo(command);
        simulate._height.AddTo(command);
        simulate._format.AddTo(command);
        command.Validators.Add(result =>
        {
            if ((result.GetResult(simulate._signals) is null) == !simulate._steps.IsGiven(result))
                result.AddError("simulate needs either --signal with a file of reports, or --steps");
        });
        command.SetAction(result => simulate.Run(result, terminal));
        return command;
    }

    private int Run(ParseResult result, Terminal terminal)
    {
        var format = _format.Of(result);
        if (_schedule.Load(result, format, terminal) is not { } schedule)
            return ExitCodes.Diagnostics;
        if (!schedule.Listens)
            throw new InputException($"schedule {Printed.Quote(schedule.Name)} keeps nothing and listens to nothing; eval and plot show its values");
        var controller = schedule.CreateController();
        if (result.GetValue(_restore) is { } saved && !TryRestore(controller, GivenFile.Read(saved).Text, format, terminal))
            return ExitCodes.Diagnostics;
        var simulation = Simulate(result, schedule, controller, terminal);
        if (simulation.Rows.Count == 0)
            throw new InputException("there are no reports");

        if (result.GetValue(_svg) is { } svg)
            WrittenFile.Write(svg, output => output.Write(SvgPlot.DrawPanels(simulation.Plots(), SvgSize.Page)));
        if (result.GetValue(_save) is { } file)
            WrittenFile.Write(file, output => output.Write(controller.Save() + "\n"));
        switch (format)
        {
            case OutputFormat.Json:
                SimulationText.WriteJson(simulation, terminal.Output);
                break;
            case OutputFormat.Csv:
                SimulationText.WriteCsv(simulation, terminal.Output);
                break;
            default:
                Draw(simulation, result, terminal);
                break;
        }

        return ExitCodes.Good;
    }

    private static bool TryRestore(IScheduleController controller, string saved, OutputFormat format, Terminal terminal)
    {
        try
        {
            controller.Restore(saved);
            return true;
        }
        catch (ScheduleException wrong)
        {
            DiagnosticReport.Write(wrong.Diagnostics, format, terminal);
            return false;
        }
    }

    private Simulation Simulate(ParseResult result, CompiledSchedule schedule, IScheduleController controller, Terminal terminal)
    {
        var named = ParameterList.Texts(result.GetValue(_columns) ?? [], "--column");
        if (result.GetValue(_signals) is not { } path)
            return Simulation.Of(schedule, controller, [.. _steps.Of(result, [schedule], terminal).Select(step => new SignalRow(step, []))], new Dictionary<string, int>());
        var file = SignalFile.Read(path);
        return Simulation.Of(schedule, controller, file.Rows, file.ColumnsOf([.. controller.Signals], named));
    }

    private void Draw(Simulation simulation, ParseResult result, Terminal terminal)
    {
        int width = _width.Of(result) ?? terminal.Width;
        foreach (var (plot, index) in simulation.Plots().Select((plot, index) => (plot, index)))
        {
            if (index > 0)
                terminal.Output.Write("\n");
            PlotWriter.Write(plot, width, index > 0 ? RowsOfStates : _height.Of(result) ?? TextPlot.RowsFor(width), terminal);
        }
    }
}
