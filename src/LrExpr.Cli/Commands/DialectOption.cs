using System.CommandLine;
using System.CommandLine.Parsing;
using LrExpr.Cli.Output;
using LrExpr.Cli.Text;

namespace LrExpr.Cli.Commands;

/// <summary>An option whose value is a notation of formulas, <c>formula</c> or <c>csharp</c>.</summary>
internal sealed class DialectOption
{
    private readonly Option<string> _option;

    public DialectOption(string name, string description, string fallback)
    {
        _option = new Option<string>(name) { Description = description, HelpName = "formula|csharp", DefaultValueFactory = _ => fallback };
        _option.CompletionSources.Add("formula", "csharp");
        _option.Validators.Add(result =>
        {
            if (result.GetValue(_option) is not ("formula" or "csharp") and var other)
                result.AddError($"{name} {Printed.Quote(other)} is neither formula nor csharp");
        });
    }

    public Option Option => _option;

    public void AddTo(Command command) => command.Add(_option);

    public bool IsGiven(CommandResult result) => result.GetResult(_option) is { Implicit: false };

    public Dialect Of(ParseResult result) => Of(result.CommandResult);

    public Dialect Of(CommandResult result) => result.ValueIfRight(_option) == "csharp" ? Dialect.CSharp : Dialect.Formula;
}
