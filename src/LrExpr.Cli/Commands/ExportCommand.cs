using System.CommandLine;
using System.CommandLine.Parsing;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;
using LrExpr.Cli.Plotting;
using LrExpr.Cli.Text;
using LrExpr.Text;

namespace LrExpr.Cli.Commands;

/// <summary><c>lrexpr export CONFIG… NAME --to TARGET</c>: a schedule in the form of another library or language.</summary>
internal sealed class ExportCommand
{
    private static readonly string[] Targets = ["python", "csharp", "csv", "keras"];

    private readonly OneSchedule _schedule = new("export");
    private readonly FormatOption _format = new();

    private readonly Option<string> _to = new("--to") { Description = "For whom: " + string.Join(", ", Targets), HelpName = string.Join('|', Targets), Required = true };

    private readonly StepsOption _steps = new("The rows of csv: steps and ranges, both ends included, between commas: 0,1,10..20,0..1000:100");

    private ExportCommand()
    {
        _to.CompletionSources.Add(Targets);
        _to.Validators.Add(result =>
        {
            if (result.GetValue(_to) is { } other && !Targets.Contains(other))
                result.AddError($"--to {Printed.Quote(other)} is unknown{(NearestNames.Suggest(other, Targets) is { Length: > 0 } meant ? meant : "; it is one of " + string.Join(", ", Targets))}");
        });
    }

    public static Command Create(Terminal terminal)
    {
        var export = new ExportCommand();
        var command = new Verb(
            "export",
            "Write a schedule as Python, C#, a table or Keras' JSON",
            "lrexpr export appsettings.json learning_rate --to python",
            "lrexpr export appsettings.json learning_rate --to csharp",
            "lrexpr export appsettings.json learning_rate --to csv --steps 0..1000:100",
            "lrexpr export appsettings.json retry_delay --to csharp --input load=0.5",
            "lrexpr export appsettings.json learning_rate --to keras",
            "lrexpr export --formula \"0.1 * 0.96 ^ floor(step / 100)\" --to python")
        {
            Notes = "python needs only 'math', csharp only 'System'; both give the values of 'lrexpr\neval'. Inputs become arguments; one that --input gives is a constant. A\nschedule that listens becomes a class that keeps its state. keras is for\nschedules of Keras' kinds and of kinds of one's own. The output is the same in\neither format; errors are as --format says.",
        };
        export._schedule.AddTo(command);
        command.Add(export._to);
        export._steps.AddTo(command);
        export._format.AddTo(command);
        command.Validators.Add(export.CheckSteps);
        command.SetAction(result => export.Run(result, terminal));
        return command;
    }

    private void CheckSteps(CommandResult result)
    {
        string? target = result.ValueIfRight(_to);
        bool isTable = target == "csv";
        if (isTable && !_steps.IsGiven(result))
            result.AddError("--to csv needs --steps");
        else if (target is not null && !isTable && _steps.IsGiven(result))
            result.AddError("--steps belongs to --to csv");
    }

    private int Run(ParseResult result, Terminal terminal)
    {
        var format = _format.Of(result);
        string target = result.GetValue(_to)!;
        long[]? steps = target == "csv" && !_steps.NeedsSchedules(result) ? _steps.Of(result, [], terminal) : null;
        if (_schedule.Load(result, format, terminal, needsInputs: target == "csv") is not { } schedule)
            return ExitCodes.Diagnostics;
        if (target == "csv")
        {
            ValueCsv.Write(steps ?? _steps.Of(result, [schedule], terminal), [schedule], ScheduleValues.Each, terminal.Output);
            return ExitCodes.Good;
        }

        string? text;
        IReadOnlyList<Diagnostic> diagnostics;
        bool isGood = target switch
        {
            "python" => schedule.TryToPython(out text, out diagnostics),
            "csharp" => schedule.TryToCSharp(out text, out diagnostics),
            _ => schedule.TryToKerasJson(out text, out diagnostics),
        };
        if (!isGood)
        {
            DiagnosticReport.Write(diagnostics, format, terminal);
            return ExitCodes.Diagnostics;
        }

        terminal.Output.Write(target == "keras" ? text + "\n" : text!);
        return ExitCodes.Good;
    }
}
