using LrExpr.Cli.Input;
using LrExpr.Cli.Plotting;
using LrExpr.Cli.Text;
using LrExpr.Curves;

namespace LrExpr.Cli.Exploration;

/// <summary>What a schedule does along a trace of reports.</summary>
/// <param name="Schedule">The schedule.</param>
/// <param name="Signals">What reports give.</param>
/// <param name="States">What it keeps.</param>
/// <param name="Rows">What came of each report.</param>
internal sealed record Simulation(CompiledSchedule Schedule, IReadOnlyList<string> Signals, IReadOnlyList<string> States, IReadOnlyList<SimulatedReport> Rows)
{
    /// <summary>Tells a schedule of each report in turn. A row without a number for any signal tells it nothing.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="controller">Its controller, which goes on from what it has heard.</param>
    /// <param name="reports">The reports.</param>
    /// <param name="columns">Where the signals are in them.</param>
    public static Simulation Of(CompiledSchedule schedule, IScheduleController controller, IReadOnlyList<SignalRow> reports, IReadOnlyDictionary<string, int> columns)
    {
        string[] signals = [.. columns.Keys], states = [.. controller.State.Keys];
        var rows = new List<SimulatedReport>(reports.Count);
        foreach (var report in reports)
        {
            double?[] numbers = [.. columns.Values.Select(column => report.Numbers[column])];
            (string, double)[] given = [.. signals.Zip(numbers).Where(pair => pair.Second is not null).Select(pair => (pair.First, pair.Second!.Value))];
            double value = columns.Count > 0 && given.Length == 0 ? controller.At(report.Step) : Tell(controller, report.Step, given);
            var state = controller.State;
            rows.Add(new SimulatedReport(report.Step, numbers, value, [.. states.Select(name => state[name])]));
        }

        return new Simulation(schedule, signals, states, rows);
    }

    /// <summary>The value, and below it what is kept, each with a scale of its own. Steps that do not rise are counted instead.</summary>
    public IReadOnlyList<Plot> Plots()
    {
        bool isRising = Rows.Zip(Rows.Skip(1)).All(pair => pair.First.Step < pair.Second.Step);
        long[] steps = [.. Rows.Select((row, i) => isRising ? row.Step : i)];
        return
        [
            PlotOf(Schedule.Name, Schedule.Description, row => row.Value),
            .. States.Select((state, i) => PlotOf(state, null, row => row.State[i])),
        ];

        Plot PlotOf(string name, string? description, Func<SimulatedReport, double> value) => new(
            Printed.Line(name) + (isRising ? "" : ", by report"),
            [new Curve(name, description, [.. Rows.Select((row, i) => new CurvePoint(steps[i], value(row)))], [])],
            steps[0],
            steps[^1]);
    }

    private static double Tell(IScheduleController controller, long step, (string, double)[] signals)
    {
        try
        {
            return controller.Report(step, signals);
        }
        catch (InvalidOperationException missing)
        {
            throw new InputException(FormattableString.Invariant($"at step {step}: {Printed.Line(missing.Message)}"));
        }
    }
}

/// <summary>What came of a report.</summary>
/// <param name="Step">Its step.</param>
/// <param name="Signals">What it gave; null where nothing.</param>
/// <param name="Value">The value after it.</param>
/// <param name="State">What the schedule kept after it.</param>
internal sealed record SimulatedReport(long Step, IReadOnlyList<double?> Signals, double Value, IReadOnlyList<double> State);
