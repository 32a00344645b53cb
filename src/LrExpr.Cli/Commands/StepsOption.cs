using System.CommandLine;
using System.CommandLine.Parsing;
using LrExpr.Cli.Input;

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
    public long[] Of(ParseResult result) => StepList.Parse(result.GetValue(_option)!);

    /// <summary>A range, or steps in rising order; null where the choice is left to the schedule.</summary>
    public StepSelection? SelectionOf(ParseResult result) => result.GetValue(_option) is { Length: > 0 } lists ? StepList.ParseSelection(lists) : null;
}
