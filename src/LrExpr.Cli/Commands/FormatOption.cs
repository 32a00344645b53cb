using System.CommandLine;
using LrExpr.Cli.Output;

namespace LrExpr.Cli.Commands;

/// <summary><c>--format text|json</c>, which every verb has.</summary>
internal sealed class FormatOption
{
    private readonly Option<string> _option = new("--format")
    {
        Description = "text for people, json for scripts",
        HelpName = "text|json",
        DefaultValueFactory = _ => "text",
    };

    public FormatOption() => _option.Validators.Add(result =>
    {
        if (result.GetValue(_option) is not ("text" or "json") and var other)
            result.AddError($"--format {Printed.Quote(other)} is neither text nor json");
    });

    public void AddTo(Command command) => command.Add(_option);

    public OutputFormat Of(ParseResult result) => result.GetValue(_option) == "json" ? OutputFormat.Json : OutputFormat.Text;
}
