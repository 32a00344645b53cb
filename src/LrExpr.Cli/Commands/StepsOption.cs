using System.CommandLine;
using System.CommandLine.Parsing;
using LrExpr.Cli.Input;

namespace LrExpr.Cli.Commands;

/// <summary><c>--steps LIST</c>.</summary>
internal sealed class StepsOption
{
    private readonly Option<string[]> _option;

    public StepsOption(string prefix = "", bool isRequired = false) => _option = new Option<string[]>("--steps")
    {
        Description = prefix + (prefix.Length == 0 ? "Steps" : "steps") + " and ranges, both ends included, between commas: 0,1,10..20,0..1000:100",
        HelpName = "LIST",
        Required = isRequired,
    };

    public void AddTo(Command command) => command.Add(_option);

    public bool IsGiven(CommandResult result) => result.GetResult(_option) is not null;

    public long[] Of(ParseResult result) => StepList.Parse(result.GetValue(_option)!);
}
