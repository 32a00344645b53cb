using System.CommandLine;
using System.CommandLine.Parsing;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;

namespace LrExpr.Cli.Commands;

/// <summary><c>--steps LIST</c>: which steps, in what order, or which range to look at.</summary>
internal sealed class StepsOption
{
    private readonly Option<string[]> _option;

    /// <param name="description">What the steps are for.</param>
    /// <param name="isRequired">Whether there is nothing to go by without it.</param>
    public StepsOption(string description, bool isRequired = false) =>
        _option = new Option<string[]>("--steps") { Description = description, HelpName = "LIST", Required = isRequired };

    public void AddTo(Command command) => command.Add(_option);

    public bool IsGiven(CommandResult result) => result.GetResult(_option) is not null;

    /// <summary>Each step, in the order of the list.</summary>
    /// <param name="result">What was given.</param>
    /// <param name="schedules">By whose clock dates are read.</param>
    /// <param name="terminal">Knows the time.</param>
    public long[] Of(ParseResult result, IReadOnlyList<CompiledSchedule> schedules, Terminal terminal)
    {
        string[] lists = result.GetValue(_option)!;
        return StepList.Parse(lists, Array.Exists(lists, StepReader.HasTimes) ? StepReader.Of(schedules, terminal.Time.GetUtcNow()) : null);
    }

    /// <summary>A range, or steps in rising order; null where the choice is left to the schedule.</summary>
    public StepSelection? SelectionOf(ParseResult result) => result.GetValue(_option) is { Length: > 0 } lists && !NeedsSchedules(result) ? StepList.ParseSelection(lists) : null;

    /// <summary>The same where there are dates in it, which are read by the clock of the schedules.</summary>
    public StepSelection? SelectionOf(ParseResult result, IReadOnlyList<CompiledSchedule> schedules, Terminal terminal) => NeedsSchedules(result)
        ? StepList.ParseSelection(result.GetValue(_option)!, StepReader.Of(schedules, terminal.Time.GetUtcNow()))
        : SelectionOf(result);

    /// <summary>Whether there are dates in it.</summary>
    public bool NeedsSchedules(ParseResult result) => result.GetValue(_option) is { } lists && Array.Exists(lists, StepReader.HasTimes);
}
