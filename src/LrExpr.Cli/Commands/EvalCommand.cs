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

    private readonly Option<string?> _formula = new("--formula") { Description = "A formula, instead of a configuration", HelpName = "FORMULA" };

    private readonly DialectOption _dialect = new("--dialect", "The notation of --formula", "formula");

    private readonly Option<string?> _kind = new("--kind") { Description = "A built-in kind, instead of a configuration", HelpName = "KIND" };

    private readonly Option<string[]> _parameters = new("--param")
    {
        Description = "A parameter of the formula or the kind; repeat it for several",
        HelpName = "NAME=VALUE",
    };

    private readonly Option<string[]> _steps = new("--steps")
    {
        Description = "Steps and ranges, both ends included, between commas: 0,1,10..20,0..1000:100",
        HelpName = "LIST",
        Required = true,
    };

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
        foreach (var option in new Option[] { eval._names, eval._formula, eval._dialect.Option, eval._kind, eval._parameters, eval._steps })
            command.Add(option);
        eval._format.AddTo(command);
        command.Validators.Add(eval.CheckCombination);
        command.SetAction(result => eval.Run(result, terminal));
        return command;
    }

    private void CheckCombination(CommandResult result)
    {
        bool hasFiles = result.GetResult(_configuration.Files) is { Tokens.Count: > 0 };
        bool hasFormula = result.GetResult(_formula) is not null;
        bool hasKind = result.GetResult(_kind) is not null;
        if ((hasFiles ? 1 : 0) + (hasFormula ? 1 : 0) + (hasKind ? 1 : 0) != 1)
            result.AddError("give either CONFIG files, --formula or --kind to evaluate");
        else if (hasFiles && result.GetResult(_parameters) is not null)
            result.AddError("--param belongs to --formula and --kind; the parameters of a configuration stand in it");
        else if (!hasFormula && result.GetResult(_dialect.Option) is { Implicit: false })
            result.AddError("--dialect belongs to --formula; a schedule of a configuration says its own");
        else if (!hasFiles && (result.GetResult(_names) is not null || _configuration.AreGiven(result)))
            result.AddError("--name, --section and --environment-variables belong to CONFIG files");
    }

    private int Run(ParseResult result, Terminal terminal)
    {
        var format = _format.Of(result);
        long[] steps = StepList.Parse(result.GetValue(_steps)!);
        string? formula = result.GetValue(_formula);
        string? kind = result.GetValue(_kind);
        var schedules = formula is null && kind is null
            ? OfConfiguration(_configuration.Of(result), result.GetValue(_names) ?? [], format, terminal)
            : OfParameters(formula, _dialect.Of(result), kind, ParameterList.Parse(result.GetValue(_parameters) ?? []), format, terminal);
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

    private static IReadOnlyList<CompiledSchedule>? OfParameters(
        string? formula, Dialect dialect, string? kind, ScheduleParameters parameters, OutputFormat format, Terminal terminal)
    {
        bool isGood = formula is not null
            ? Schedule.TryCompile(formula, parameters, out var schedule, out var diagnostics, dialect: dialect)
            : Schedule.TryFromKind(kind!, parameters, out schedule, out diagnostics);
        if (!isGood)
        {
            DiagnosticReport.Write(diagnostics, format, terminal);
            return null;
        }

        DiagnosticReport.WriteText(diagnostics, terminal);
        return [schedule!];
    }
}
