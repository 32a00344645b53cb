using System.CommandLine;
using LrExpr.Cli.Exploration;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;
using LrExpr.Serving;

namespace LrExpr.Cli.Commands;

/// <summary><c>lrexpr page CONFIG… -o FILE</c>: the page of a configuration as one file.</summary>
internal static class PageCommand
{
    public static Command Create(Terminal terminal)
    {
        var configuration = new ConfigurationOptions();
        var output = new Option<string>("--output", "-o") { Description = "The file to write", HelpName = "FILE", Required = true };
        var command = new Verb(
            "page",
            "Write the schedules of a configuration as one page of HTML, with curves and sliders, to send or to keep",
            "lrexpr page appsettings.json -o schedules.html")
        {
            Notes = "The file needs nothing else and asks nobody for anything. Its curves are the\nvalues of a host; a slider computes with the functions of the browser, which may\ndiffer in the last digit.",
        };
        configuration.AddTo(command);
        command.Add(output);
        command.SetAction(result => Run(configuration.Of(result), result.GetValue(output)!, terminal));
        return command;
    }

    private static int Run(ConfigurationInput input, string file, Terminal terminal)
    {
        if (LoadedSet.Load(input, OutputFormat.Text, terminal) is not { } set)
            return ExitCodes.Diagnostics;
        DiagnosticReport.WriteText(set.Warnings, terminal);
        string page = Progress.While(terminal, "evaluating", () => PageFile.Of(new FixedSchedules(set, input, terminal.Time)));
        WrittenFile.Write(file, text => text.Write(page));
        return ExitCodes.Good;
    }
}
