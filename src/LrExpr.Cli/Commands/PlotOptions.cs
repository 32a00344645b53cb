using System.CommandLine;
using LrExpr.Cli.Exploration;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;
using LrExpr.Cli.Plotting;

namespace LrExpr.Cli.Commands;

/// <summary><c>--steps --log --log-x --width --height</c>, for the verbs that draw.</summary>
internal sealed class PlotOptions
{
    private readonly StepsOption _steps = new("The range to draw, such as 0..10000, or a list of steps as for eval; chosen from the schedules where it is left out");

    private readonly Option<bool> _logValues = new("--log") { Description = "A logarithmic axis for the values" };

    private readonly Option<bool> _logSteps = new("--log-x") { Description = "A logarithmic axis for the steps, from step 1 on" };

    private readonly SizeOption _width = new("--width", "How many characters wide; that of the terminal where it is left out", 20, 500);

    private readonly SizeOption _height = new("--height", "How many lines high the curves are", 2, 200);

    public void AddTo(Command command)
    {
        _steps.AddTo(command);
        command.Add(_logValues);
        command.Add(_logSteps);
        _width.AddTo(command);
        _height.AddTo(command);
    }

    /// <summary>What is asked for, checked before anything is read.</summary>
    public PlotRequest Of(ParseResult result, Terminal terminal)
    {
        int width = _width.Of(result) ?? terminal.Width;
        var steps = _steps.SelectionOf(result);
        bool isLogarithmic = result.GetValue(_logSteps);
        if (isLogarithmic && steps is { Last: < 1 })
            throw new InputException("--log-x has no place for steps below 1, and --steps has no others");
        return new PlotRequest(steps, isLogarithmic, result.GetValue(_logValues), width, _height.Of(result) ?? TextPlot.RowsFor(width))
        {
            StepsByClock = _steps.NeedsSchedules(result) ? schedules => _steps.SelectionOf(result, schedules, terminal) : null,
        };
    }
}
