using System.CommandLine;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;

namespace LrExpr.Cli.Commands;

/// <summary><c>lrexpr explain CONFIG… NAME</c>: what a schedule is, down to the formula that is compiled.</summary>
internal static class ExplainCommand
{
    public static Command Create(Terminal terminal)
    {
        var configuration = new ConfigurationOptions();
        var format = new FormatOption();
        var command = new Verb(
            "explain",
            "Explain a schedule: formula, parameters and where they came from",
            "lrexpr explain appsettings.json learning_rate");
        configuration.AddTo(command);
        configuration.Files.CompletionSources.Add(configuration.ScheduleNames);

        command.Add(new ShownAsRequired("NAME") { Description = "The name of the schedule" });
        configuration.Files.Validators.Add(result =>
        {
            if (result.Tokens.Count < 2)
                result.AddError("explain needs a CONFIG and a NAME");
        });
        format.AddTo(command);
        command.SetAction(result =>
        {
            string[] arguments = result.GetValue(configuration.Files)!;
            return Run(configuration.Of(result, arguments[..^1]), arguments[^1], format.Of(result), terminal);
        });
        return command;
    }

    internal static int Run(ConfigurationInput input, string name, OutputFormat format, Terminal terminal)
    {
        if (LoadedSet.Load(input, [name], format, terminal) is not [var schedule])
            return ExitCodes.Diagnostics;
        if (format == OutputFormat.Text)
        {
            terminal.Output.Write(Printed.Lines(schedule.Explain()).TrimEnd() + "\n");
            return ExitCodes.Good;
        }

        JsonText.Write(terminal.Output, text =>
        {
            text.Json.WriteStartObject();
            ScheduleJson.WriteMembers(schedule, text.Json);
            ScheduleJson.WriteParameters(schedule, text.Json);
            text.Json.WriteString("explanation", schedule.Explain());
            text.Json.WriteEndObject();
        });
        return ExitCodes.Good;
    }
}
