using System.CommandLine;
using LrExpr.Cli.Output;
using LrExpr.Cli.Text;

namespace LrExpr.Cli.Commands;

/// <summary><c>--format text|json</c>, which every verb has; some have more formats.</summary>
internal sealed class FormatOption
{
    private readonly Option<string> _option;
    private readonly OutputFormat[] _formats;

    public FormatOption(params OutputFormat[] more)
    {
        _formats = [OutputFormat.Text, OutputFormat.Json, .. more];
        string[] names = [.. _formats.Select(NameOf)];
        _option = new Option<string>("--format")
        {
            Description = "text for people, json for scripts" + string.Concat(more.Select(DescriptionOf)),
            HelpName = string.Join('|', names),
            DefaultValueFactory = _ => "text",
        };
        _option.CompletionSources.Add(names);
        _option.Validators.Add(result =>
        {
            if (result.GetValue(_option) is { } given && !names.Contains(given))
                result.AddError($"--format {Printed.Quote(given)} is {(names.Length == 2 ? "neither text nor json" : "none of " + string.Join(", ", names))}");
        });
    }

    public void AddTo(Command command) => command.Add(_option);

    public bool IsGiven(ParseResult result) => result.GetResult(_option) is { Implicit: false };

    public OutputFormat Of(ParseResult result) => _formats.First(format => NameOf(format) == result.GetValue(_option));

    private static string NameOf(OutputFormat format) => format.ToString().ToLowerInvariant();

    private static string DescriptionOf(OutputFormat format) => format switch
    {
        OutputFormat.Csv => ", csv for spreadsheets",
        OutputFormat.Sarif => ", sarif for code scanning",
        OutputFormat.GitHub => ", github for annotations of a workflow",
        _ => "",
    };
}
