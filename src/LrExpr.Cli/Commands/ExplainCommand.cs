using System.CommandLine;
using LrExpr.Cli.Exploration;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;
using LrExpr.Cli.Text;
using LrExpr.Facts;

namespace LrExpr.Cli.Commands;

/// <summary><c>lrexpr explain CONFIG… NAME</c>: what a schedule is, down to the formula that is compiled, and what course it takes.</summary>
internal static class ExplainCommand
{
    public static Command Create(Terminal terminal)
    {
        var schedule = new OneSchedule("explain");
        var steps = new StepsOption("The range to look at, such as 0..10000; chosen from the schedule where it is left out");
        var format = new FormatOption();
        var command = new Verb(
            "explain",
            "Explain a schedule: formula, parameters and where they came from, its course",
            "lrexpr explain appsettings.json learning_rate",
            "lrexpr explain appsettings.json learning_rate --steps 0..50000",
            "lrexpr explain --formula \"min(step / 500, 1) * 0.96 ^ floor(step / 1000)\"");
        schedule.AddTo(command);
        steps.AddTo(command);
        format.AddTo(command);
        command.SetAction(result =>
        {
            var range = steps.SelectionOf(result);
            return schedule.Load(result, format.Of(result), terminal) is { } loaded
                ? Write(loaded, range ?? steps.SelectionOf(result, [loaded], terminal), format.Of(result), terminal)
                : ExitCodes.Diagnostics;
        });
        return command;
    }

    private static int Write(CompiledSchedule schedule, StepSelection? range, OutputFormat format, Terminal terminal)
    {
        var course = Progress.While(terminal, "evaluating", () => Course.Of(schedule, range?.First ?? 0, range?.Last ?? schedule.LastForPeople));
        if (format == OutputFormat.Text)
        {
            terminal.Output.Write(Printed.Lines(schedule.Explain()).TrimEnd() + "\n");
            CourseText.Write(schedule, course, terminal);
            return ExitCodes.Good;
        }

        JsonText.Write(terminal.Output, text =>
        {
            ScheduleJson.WriteMembers(schedule, text.Json);
            ScheduleJson.WriteParameters(schedule, text);
            text.Json.WriteString("explanation", schedule.Explain());
            CourseJson.WriteMembers(schedule, course, text);
        });
        return ExitCodes.Good;
    }
}
