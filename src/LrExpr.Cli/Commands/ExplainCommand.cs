using System.CommandLine;
using LrExpr.Analysis;
using LrExpr.Cli.Exploration;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;

namespace LrExpr.Cli.Commands;

/// <summary><c>lrexpr explain CONFIG… NAME</c>: what a schedule is, down to the formula that is compiled, and what course it takes.</summary>
internal static class ExplainCommand
{
    public static Command Create(Terminal terminal)
    {
        var configuration = new ConfigurationOptions();
        var format = new FormatOption();
        var steps = new Option<string[]>("--steps")
        {
            Description = "The range to look at, such as 0..10000; chosen from the schedule where it is left out",
            HelpName = "RANGE",
        };
        var command = new Verb(
            "explain",
            "Explain a schedule: formula, parameters and where they came from, its course",
            "lrexpr explain appsettings.json learning_rate",
            "lrexpr explain appsettings.json learning_rate --steps 0..50000");
        configuration.AddTo(command);
        configuration.Files.CompletionSources.Add(configuration.ScheduleNames);

        command.Add(new ShownAsRequired("NAME") { Description = "The name of the schedule" });
        configuration.Files.Validators.Add(result =>
        {
            if (result.Tokens.Count < 2)
                result.AddError("explain needs a CONFIG and a NAME");
        });
        command.Add(steps);
        format.AddTo(command);
        command.SetAction(result =>
        {
            string[] arguments = result.GetValue(configuration.Files)!;
            var range = result.GetValue(steps) is { Length: > 0 } lists ? StepList.ParseSelection(lists) : null;
            return Run(configuration.Of(result, arguments[..^1]), arguments[^1], range, format.Of(result), terminal);
        });
        return command;
    }

    internal static int Run(ConfigurationInput input, string name, StepSelection? range, OutputFormat format, Terminal terminal)
    {
        if (LoadedSet.Load(input, [name], format, terminal) is not [var schedule])
            return ExitCodes.Diagnostics;
        var course = Progress.While(terminal, "evaluating", () => Course.Of(schedule, range?.First ?? 0, range?.Last ?? Outline.Of(schedule).End()));
        if (format == OutputFormat.Text)
        {
            terminal.Output.Write(Printed.Lines(schedule.Explain()).TrimEnd() + "\n");
            CourseText.Write(schedule, course, terminal);
            return ExitCodes.Good;
        }

        JsonText.Write(terminal.Output, text =>
        {
            text.Json.WriteStartObject();
            ScheduleJson.WriteMembers(schedule, text.Json);
            ScheduleJson.WriteParameters(schedule, text.Json);
            text.Json.WriteString("explanation", schedule.Explain());
            CourseJson.WriteMembers(schedule, course, text);
            text.Json.WriteEndObject();
        });
        return ExitCodes.Good;
    }
}
