using System.CommandLine;
using System.CommandLine.Parsing;

namespace LrExpr.Cli.Commands;

/// <summary><c>--name NAME</c>: some of the schedules of a configuration.</summary>
internal sealed class NamesOption
{
    private readonly Option<string[]> _option = new("--name")
    {
        Description = "A schedule of the configuration; repeat it for several, leave it out for all",
        HelpName = "NAME",
    };

    /// <param name="configuration">Where the schedules are that a shell completes.</param>
    public NamesOption(ConfigurationOptions configuration) => _option.CompletionSources.Add(configuration.ScheduleNames);

    public void AddTo(Command command) => command.Add(_option);

    public bool IsGiven(CommandResult result) => result.GetResult(_option) is not null;

    /// <summary>The names in their order; none where all schedules are meant.</summary>
    public string[] Of(ParseResult result) => result.GetValue(_option) ?? [];
}
