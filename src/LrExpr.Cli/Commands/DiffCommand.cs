using System.CommandLine;
using System.CommandLine.Parsing;
using LrExpr.Cli.Exploration;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;
using LrExpr.Courses;

namespace LrExpr.Cli.Commands;

/// <summary><c>lrexpr diff A B</c>: how the schedules of two configurations, or of two environments of one, differ in their values.</summary>
internal sealed class DiffCommand
{
    private readonly ConfigurationOptions _configuration = new();
    private readonly PlotOptions _plot = new();
    private readonly InputsOption _inputs = new();
    private readonly FormatOption _format = new();

    private readonly Option<string?> _at = new("--at")
    {
        Description = "A step at which a run goes on: both values of each schedule that differs, the jump, and where they agree or differ next",
        HelpName = "STEP",
    };

    private readonly Option<string[]> _environments = new("--environment")
    {
        Description = "Two environments to compare, each with its file such as appsettings.Production.json over CONFIG",
        HelpName = "NAME NAME",
        Arity = new ArgumentArity(2, 2),
        AllowMultipleArgumentsPerToken = true,
    };

    private DiffCommand()
    {
    }

    public static Command Create(Terminal terminal)
    {
        var diff = new DiffCommand();
        var command = new Verb(
            "diff",
            "Compare the schedules of two configurations by their values",
            "lrexpr diff before.json after.json",
            "lrexpr diff appsettings.json --environment Development Production",
            "lrexpr diff before.json after.json --at 5000",
            "lrexpr diff before.json after.json --steps 0..50000 --format json")
        {
            Notes = "The exit code is 0 where all values are the same, 1 where some differ or one of\nthe configurations has errors. What only is written differently is the same.",
        };
        diff._configuration.AddTo(command);
        command.Add(diff._environments);
        command.Add(diff._at);
        diff._inputs.AddTo(command);
        diff._plot.AddTo(command);
        diff._format.AddTo(command);
        command.Validators.Add(diff.CheckCombination);
        command.SetAction(result => diff.Run(result, terminal));
        return command;
    }

    private void CheckCombination(CommandResult result)
    {
        int files = result.GetResult(_configuration.Files)?.Tokens.Count ?? 0;
        if (result.GetResult(_environments) is null && files > 0 && files != 2)
            result.AddError("diff needs two CONFIG files, or --environment with two names");
    }

    private int Run(ParseResult result, Terminal terminal)
    {
        var format = _format.Of(result);
        var request = _plot.Of(result, terminal);
        long? at = AtOf(result);
        var (before, after) = Inputs(result);
        if (LoadedSet.Load(before, format, terminal) is not { } first || LoadedSet.Load(after, format, terminal) is not { } second)
            return ExitCodes.Diagnostics;
        request = request with { Steps = request.AskedFor([.. second.Names.Select(name => second[name])]) };
        (long, long)? range = request.Steps is { } steps ? (steps.First, steps.Last) : null;
        var all = _inputs.Apply(result, [.. SchedulesOf(first), .. SchedulesOf(second)]);
        CompiledSchedule[] one = [.. all.Take(first.Names.Count)], other = [.. all.Skip(first.Names.Count)];
        var difference = Progress.While(terminal, "comparing", () => SetDifference.Between(one, other, range, at));
        if (format == OutputFormat.Json)
            DifferenceJson.Write(difference, terminal);
        else
            DifferenceText.Write(difference, (TitleOf(before), TitleOf(after)), request, terminal);
        return difference.IsEmpty ? ExitCodes.Good : ExitCodes.Diagnostics;
    }

    private (ConfigurationInput Before, ConfigurationInput After) Inputs(ParseResult result)
    {
        string[] files = result.GetValue(_configuration.Files)!;
        return result.GetValue(_environments) is [var one, var other]
            ? (_configuration.Of(result, EnvironmentFile.Over(files, one)), _configuration.Of(result, EnvironmentFile.Over(files, other)))
            : (_configuration.Of(result, files[..1]), _configuration.Of(result, files[1..]));
    }

    private long? AtOf(ParseResult result)
    {
        try
        {
            return result.GetValue(_at) is { } step ? WholeNumber.Parse(step) : null;
        }
        catch (InputException wrong)
        {
            throw new InputException($"--at: {wrong.Message}");
        }
    }

    private static IEnumerable<CompiledSchedule> SchedulesOf(ScheduleSet set) => set.Names.Select(name => set[name]);

    private static string TitleOf(ConfigurationInput input) => GivenFile.NameOf(input.Files[^1]);
}
