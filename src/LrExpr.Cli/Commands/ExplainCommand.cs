using System.CommandLine;
using LrExpr.Cli.Exploration;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;
using LrExpr.Cli.Text;
using LrExpr.Courses;
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
            return schedule.Load(result, format.Of(result), terminal, needsInputs: false) is { } loaded
                ? Write(loaded, range ?? steps.SelectionOf(result, [loaded], terminal), format.Of(result), terminal)
                : ExitCodes.Diagnostics;
        });
        return command;
    }

    private static int Write(CompiledSchedule schedule, StepSelection? range, OutputFormat format, Terminal terminal)
    {
        var shown = Complete(schedule);
        var course = Progress.While(terminal, "evaluating", () => Course.Of(shown, range?.First ?? 0, range?.Last ?? shown.LastForPeople));
        var bounds = schedule.BoundsOverInputs(course.First, course.Last);
        if (format == OutputFormat.Text)
        {
            terminal.Output.Write(Printed.Lines(schedule.Explain()).TrimEnd() + "\n");
            CourseText.Write(schedule, course, bounds, terminal);
            return ExitCodes.Good;
        }

        JsonText.Write(terminal.Output, text =>
        {
            ScheduleJson.WriteMembers(schedule, text);
            ScheduleJson.WriteParameters(schedule, text);
            text.Json.WriteString("explanation", schedule.Explain());
            ScheduleJson.WriteInputValues(schedule, bounds, text);
            CourseJson.WriteMembers(schedule, course, text);
        });
        return ExitCodes.Good;
    }

    /// <summary>With something in the place of inputs that a call must give.</summary>
    private static CompiledSchedule Complete(CompiledSchedule schedule)
    {
        var inputs = new ScheduleInputs();
        foreach (var given in schedule.InputsLookedAt.Where(given => given.Input.Default is null))
            inputs[given.Input.Name] = given.Value;
        return schedule.With(inputs);
    }
}
