using System.CommandLine;
using System.CommandLine.Parsing;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;
using LrExpr.Cli.Plotting;
using LrExpr.Cli.Text;
using LrExpr.Curves;
using LrExpr.Text;

namespace LrExpr.Cli.Commands;

/// <summary><c>lrexpr export CONFIG… NAME --to TARGET</c>: a schedule in the form of another library or language.</summary>
internal sealed class ExportCommand
{
    /// <summary>A table, which is of steps, and no form of the schedule itself.</summary>
    private const string Table = "csv";

    private static readonly string[] Targets = [.. ExportTarget.All.Select(target => target.Name), Table];

    private readonly OneSchedule _schedule = new("export");
    private readonly FormatOption _format = new();

    private readonly Option<string> _to = new("--to") { Description = "For whom: " + string.Join(", ", Targets), HelpName = "TARGET", Required = true };

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
            "Write a schedule in another language, in a library's form or as a table",
            "lrexpr export appsettings.json learning_rate --to python",
            "lrexpr export appsettings.json learning_rate --to csharp",
            "lrexpr export appsettings.json learning_rate --to javascript",
            "lrexpr export appsettings.json learning_rate --to csv --steps 0..1000:100",
            "lrexpr export appsettings.json retry_delay --to csharp --input load=0.5",
            "lrexpr export appsettings.json learning_rate --to keras",
            "lrexpr export appsettings.json learning_rate --to torch",
            "lrexpr export --formula \"0.1 * 0.96 ^ floor(step / 100)\" --to python")
        {
            Notes = $"""
                {string.Join('\n', ExportTarget.All.Select(target => $"{target.Name,-12}{target.Description}"))}
                {Table,-12}steps and values

                Python, C# and JavaScript give the values of 'lrexpr eval' for any schedule.
                Inputs become arguments; one that --input gives is a constant. A schedule that
                listens becomes a class that keeps its state. The others are for schedules of
                the library's own kinds and of kinds that say the same. The output is the same
                in either format; errors are as --format says.
                """.ReplaceLineEndings("\n"),
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
        bool isTable = target == Table;
        if (isTable && !_steps.IsGiven(result))
            result.AddError($"--to {Table} needs --steps");
        else if (target is not null && !isTable && _steps.IsGiven(result))
            result.AddError($"--steps belongs to --to {Table}");
    }

    private int Run(ParseResult result, Terminal terminal)
    {
        var format = _format.Of(result);
        string target = result.GetValue(_to)!;
        long[]? steps = target == Table && !_steps.NeedsSchedules(result) ? _steps.Of(result, [], terminal) : null;
        if (_schedule.Load(result, format, terminal, needsInputs: target == Table) is not { } schedule)
            return ExitCodes.Diagnostics;
        if (target == Table)
        {
            ValueCsv.Write(steps ?? _steps.Of(result, [schedule], terminal), [schedule], ScheduleValues.Each, terminal.Output);
            return ExitCodes.Good;
        }

        if (!schedule.TryExport(ExportTarget.Find(target)!, out string? text, out var diagnostics))
        {
            DiagnosticReport.Write(diagnostics, format, terminal);
            return ExitCodes.Diagnostics;
        }

        terminal.Output.Write(text);
        return ExitCodes.Good;
    }
}
