using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using LrExpr.Cli.Input;

namespace LrExpr.Cli.Commands;

/// <summary><c>CONFIG… --section --environment-variables</c>, for the verbs that read a configuration.</summary>
internal sealed class ConfigurationOptions
{
    private readonly Option<string> _section = new("--section")
    {
        Description = "The section with the schedules; a path such as Training:LrExpr is possible",
        HelpName = "PATH",
        DefaultValueFactory = _ => ConfigurationInput.UsualSection,
    };

    private readonly Option<bool> _environmentVariables = new("--environment-variables")
    {
        Description = "Let environment variables such as LrExpr__Parameters__rate replace what the files say, as a host does",
    };

    private readonly Option<string[]> _also = new("--also")
    {
        Description = "A key outside of the section whose value is a schedule, such as Trainer:LearningRate of an options class; * stands for any one key, and it may be repeated",
        HelpName = "KEY",
    };

    public Argument<string[]> Files { get; } = new("CONFIG")
    {
        Description = "JSON files such as appsettings.json, or - for the standard input; a later one is laid over the earlier ones, as a host does",
        Arity = ArgumentArity.OneOrMore,
    };

    public void AddTo(Command command)
    {
        AddFilesTo(command);
        command.Add(_environmentVariables);
    }

    /// <summary>The files and the section alone, for a verb that is about what stands in them.</summary>
    public void AddFilesTo(Command command)
    {
        Files.Validators.Add(UnknownOption.Refuse);
        command.Add(Files);
        command.Add(_section);
        command.Add(_also);
    }

    /// <summary>The schedules of the files, for a shell to complete.</summary>
    public IEnumerable<CompletionItem> ScheduleNames(CompletionContext context) =>
        Suggestions.ScheduleNames(context.ParseResult.GetResult(Files)?.Tokens.Select(token => token.Value) ?? [], context.ParseResult.CommandResult.ValueIfRight(_section) ?? ConfigurationInput.UsualSection);

    public ConfigurationInput Of(ParseResult result) => Of(result, result.GetValue(Files)!);

    public ConfigurationInput Of(ParseResult result, IReadOnlyList<string> files) =>
        new(files, result.GetValue(_section)!, result.GetValue(_environmentVariables)) { Also = result.GetValue(_also) ?? [] };

    /// <summary>Whether more than the files was said about the configuration.</summary>
    public bool AreGiven(CommandResult result) =>
        result.GetResult(_section) is { Implicit: false } || result.GetResult(_also) is { Implicit: false } || result.GetResult(_environmentVariables) is { Implicit: false };
}
