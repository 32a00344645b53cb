using System.CommandLine;
using System.CommandLine.Parsing;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;

namespace LrExpr.Cli.Commands;

/// <summary><c>lrexpr eval</c>: values of the schedules of a configuration, of a formula or of a kind.</summary>
internal sealed class EvalCommand
{
    private readonly ConfigurationOptions _configuration = new();
    private readonly FormatOption _format = new();

    private readonly Option<string[]> _names = new("--name")
    {
        Description = "A schedule of the configuration; repeat it for several, leave it out for all",
        HelpName = "NAME",
    };

    private readonly SingleSource _single = new();

    private readonly StepsOption _steps = new(isRequired: true);

    private EvalCommand()
    {
    }

    public static Command Create(Terminal terminal)
    {
        var eval = new EvalCommand();
        var command = new Verb(
            "eval",
            "Evaluate schedules, a formula or a kind at given steps",
            "lrexpr eval appsettings.json --steps 0..1000:100",
            "lrexpr eval appsettings.json --name learning_rate --steps 0,1,10..20",
            "lrexpr eval --formula \"0.1 * rate ^ step\" --param rate=0.9 --steps 0..10",
            "lrexpr eval --dialect csharp --formula \"Math.Exp(-step / 1000)\" --steps 0..10",
            "lrexpr eval --kind CosineDecay --param initial_learning_rate=0.1 \\",
            "    --param decay_steps=1000 --steps 0..1000:250")
        {
            Notes = "Values go to the standard output, warnings to the standard error. As JSON they\nare {\"NAME\":[[STEP,VALUE],...]}, with NaN and infinities as texts.",
        };
        eval._configuration.Files.Arity = ArgumentArity.ZeroOrMore;
        eval._configuration.AddTo(command);
        eval._names.CompletionSources.Add(eval._configuration.ScheduleNames);
        command.Add(eval._names);
        eval._single.AddTo(command);
        eval._steps.AddTo(command);
        eval._format.AddTo(command);
        command.Validators.Add(eval.CheckCombination);
        command.SetAction(result => eval.Run(result, terminal));
        return command;
    }

    private void CheckCombination(CommandResult result)
    {
        bool hasFiles = result.GetResult(_configuration.Files) is { Tokens.Count: > 0 };
        if (!_single.Refuse(result, _configuration, "evaluate") && !hasFiles && (result.GetResult(_names) is not null || _configuration.AreGiven(result)))
            result.AddError("--name, --section and --environment-variables belong to CONFIG files");
    }

    private int Run(ParseResult result, Terminal terminal)
    {
        var format = _format.Of(result);
        long[] steps = _steps.Of(result);
        var schedules = !_single.IsGiven(result) ? OfConfiguration(_configuration.Of(result), result.GetValue(_names) ?? [], format, terminal)
            : _single.Load(result, format, terminal) is { } schedule ? [schedule]
            : null;
        if (schedules is null)
            return ExitCodes.Diagnostics;
        if (format == OutputFormat.Json)
            ValueJson.Write(steps, schedules, terminal);
        else if (schedules.Count == 0)
            terminal.Output.Write("no schedules\n");
        else
            ValueTable.Write(steps, schedules, terminal);
        return ExitCodes.Good;
    }

    /// <summary>The schedules of the names, in their order; all of them where there are no names; null where anything is wrong.</summary>
    private static IReadOnlyList<CompiledSchedule>? OfConfiguration(ConfigurationInput input, IReadOnlyList<string> names, OutputFormat format, Terminal terminal) =>
        names.Count == 0 ? LoadedSet.LoadAll(input, format, terminal) : LoadedSet.Load(input, names, format, terminal);
}
