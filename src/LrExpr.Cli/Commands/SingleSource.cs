using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;

namespace LrExpr.Cli.Commands;

/// <summary><c>--formula --dialect --kind --param</c>: a schedule that stands on the command line instead of in a configuration.</summary>
internal sealed class SingleSource
{
    private readonly Option<string?> _formula = new("--formula") { Description = "A formula, instead of a configuration", HelpName = "FORMULA" };

    private readonly DialectOption _dialect = new("--dialect", "The notation of --formula", "formula");

    private readonly Option<string?> _kind = new("--kind") { Description = "A built-in kind, instead of a configuration", HelpName = "KIND" };

    private readonly Option<string[]> _parameters = new("--param")
    {
        Description = "A parameter of the formula or the kind; repeat it for several",
        HelpName = "NAME=VALUE",
    };

    public SingleSource() => _kind.CompletionSources.Add(_ => Catalogue.Kinds.Select(kind => new CompletionItem(kind.Name)));

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _formula, _dialect.Option, _kind, _parameters })
            command.Add(option);
    }

    public bool IsGiven(ParseResult result) => result.GetValue(_formula) is not null || result.GetValue(_kind) is not null;

    /// <summary>The formula, or the name of the kind; null where neither is given.</summary>
    public string? TextOf(ParseResult result) => result.GetValue(_formula) ?? result.GetValue(_kind);

    public bool IsAmong(CommandResult result) => result.GetResult(_formula) is not null || result.GetResult(_kind) is not null;

    /// <summary>Says what is wrong with how files, a formula and a kind were put together.</summary>
    /// <param name="result">The command with its options.</param>
    /// <param name="configuration">The files.</param>
    /// <param name="purpose">What a schedule is needed for.</param>
    /// <returns>Whether something was wrong.</returns>
    public bool Refuse(CommandResult result, ConfigurationOptions configuration, string purpose)
    {
        bool hasFiles = result.GetResult(configuration.Files) is { Tokens.Count: > 0 };
        bool hasFormula = result.GetResult(_formula) is not null;
        bool hasKind = result.GetResult(_kind) is not null;
        string? wrong = (hasFiles ? 1 : 0) + (hasFormula ? 1 : 0) + (hasKind ? 1 : 0) != 1 ? $"give either CONFIG files, --formula or --kind to {purpose}"
            : hasFiles && result.GetResult(_parameters) is not null ? "--param belongs to --formula and --kind; the parameters of a configuration stand in it"
            : !hasFormula && result.GetResult(_dialect.Option) is { Implicit: false } ? "--dialect belongs to --formula; a schedule of a configuration says its own"
            : null;
        if (wrong is not null)
            result.AddError(wrong);
        return wrong is not null;
    }

    /// <summary>The schedule, or null where something is wrong with it, which has then been reported.</summary>
    public CompiledSchedule? Load(ParseResult result, OutputFormat format, Terminal terminal)
    {
        var schedule = Load(result, out var diagnostics);
        if (schedule is not null)
            DiagnosticReport.WriteText(diagnostics, terminal);
        else
            DiagnosticReport.Write(diagnostics, format, terminal);
        return schedule;
    }

    private CompiledSchedule? Load(ParseResult result, out IReadOnlyList<Diagnostic> diagnostics)
    {
        var parameters = ParameterList.Parse(result.GetValue(_parameters) ?? []);
        _ = result.GetValue(_formula) is { } formula
            ? Schedule.TryCompile(formula, parameters, out var schedule, out diagnostics, _dialect.Of(result))
            : Schedule.TryFromKind(result.GetValue(_kind)!, parameters, out schedule, out diagnostics);
        return schedule;
    }
}
