using System.CommandLine;
using System.CommandLine.Parsing;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;
using LrExpr.Cli.Plotting;
using LrExpr.Curves;

namespace LrExpr.Cli.Commands;

/// <summary><c>CONFIG… --name</c>, or <c>--formula</c> or <c>--kind</c> with <c>--param</c>, for the verbs that look at the values of schedules.</summary>
internal sealed class ScheduleOptions
{
    private readonly string _purpose;
    private readonly ConfigurationOptions _configuration = new();
    private readonly NamesOption _names;
    private readonly SingleSource _single = new();
    private readonly InputsOption _inputs = new();
    private readonly FanOption _fan = new();

    /// <param name="purpose">What the schedules are for, such as "evaluate".</param>
    public ScheduleOptions(string purpose)
    {
        _purpose = purpose;
        _configuration.Files.Arity = ArgumentArity.ZeroOrMore;
        _names = new NamesOption(_configuration);
    }

    public void AddTo(Command command)
    {
        _configuration.AddTo(command);
        _names.AddTo(command);
        _single.AddTo(command);
        _inputs.AddTo(command);
        _fan.AddTo(command);
        command.Validators.Add(CheckCombination);
    }

    /// <summary>The schedules, in the order they were named; null where anything is wrong, which has then been reported.</summary>
    public IReadOnlyList<CompiledSchedule>? Load(ParseResult result, OutputFormat format, Terminal terminal)
    {
        var schedules = !_single.IsGiven(result) ? OfConfiguration(_configuration.Of(result), _names.Of(result), format, terminal)
            : _single.Load(result, format, terminal) is { } schedule ? [schedule]
            : null;
        return schedules is null ? null : _inputs.Apply(result, schedules, _fan.InputOf(result));
    }

    /// <summary>What is shown of the schedules: values, or percentiles of them.</summary>
    public ScheduleValues ValuesOf(ParseResult result, IReadOnlyList<CompiledSchedule> schedules) => ScheduleValues.Each.PercentilesOver(_fan.Of(result, schedules));

    /// <summary>What the schedules are of, in a few words.</summary>
    public string TitleOf(ParseResult result) =>
        _single.TextOf(result) ?? string.Join(" + ", result.GetValue(_configuration.Files)!.Select(GivenFile.NameOf).Select(Path.GetFileName));

    private void CheckCombination(CommandResult result)
    {
        bool hasFiles = result.GetResult(_configuration.Files) is { Tokens.Count: > 0 };
        if (!_single.Refuse(result, _configuration, _purpose) && !hasFiles && (_names.IsGiven(result) || _configuration.AreGiven(result)))
            result.AddError("--name, --section, --also and --environment-variables belong to CONFIG files");
    }

    /// <summary>The schedules of the names, in their order; all of them where there are no names; null where anything is wrong.</summary>
    private static IReadOnlyList<CompiledSchedule>? OfConfiguration(ConfigurationInput input, IReadOnlyList<string> names, OutputFormat format, Terminal terminal) =>
        names.Count == 0 ? LoadedSet.LoadAll(input, format, terminal) : LoadedSet.Load(input, names, format, terminal);
}
