using System.CommandLine;
using System.CommandLine.Parsing;
using LrExpr.Cli.Output;

namespace LrExpr.Cli.Commands;

/// <summary><c>CONFIG… NAME</c>, or a formula or kind instead: for the verbs that are about one schedule.</summary>
internal sealed class OneSchedule
{
    private readonly ConfigurationOptions _configuration = new();
    private readonly SingleSource _single = new();
    private readonly InputsOption _inputs = new();
    private readonly string _purpose;

    /// <param name="purpose">What the schedule is needed for, after "to".</param>
    public OneSchedule(string purpose)
    {
        _purpose = purpose;
        _configuration.Files.Arity = ArgumentArity.ZeroOrMore;
    }

    public void AddTo(Command command)
    {
        _configuration.AddTo(command);
        _configuration.Files.CompletionSources.Add(_configuration.ScheduleNames);
        command.Add(new ShownAsRequired("NAME") { Description = "The name of the schedule" });
        _single.AddTo(command);
        _inputs.AddTo(command);
        command.Validators.Add(CheckCombination);
    }

    /// <summary>The schedule, or null where something is wrong, which has then been reported.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="format">How what is wrong is reported.</param>
    /// <param name="terminal">Where that goes.</param>
    /// <param name="needsInputs">Whether the values are looked at, for which each input must have one.</param>
    public CompiledSchedule? Load(ParseResult result, OutputFormat format, Terminal terminal, bool needsInputs = true)
    {
        if (_single.IsGiven(result))
            return _single.Load(result, format, terminal);
        string[] arguments = result.GetValue(_configuration.Files)!;
        return LoadedSet.Load(_configuration.Of(result, arguments[..^1]), [arguments[^1]], format, terminal) is { } loaded ? _inputs.Apply(result, loaded, needsAll: needsInputs).Single() : null;
    }

    private void CheckCombination(CommandResult result)
    {
        int files = result.GetResult(_configuration.Files)?.Tokens.Count ?? 0;
        if (files == 1 && !_single.IsAmong(result))
            result.AddError($"{result.Command.Name} needs a CONFIG and a NAME");
        else if (!_single.Refuse(result, _configuration, _purpose) && files == 0 && _configuration.AreGiven(result))
            result.AddError("--section, --also and --environment-variables belong to CONFIG files");
    }
}
