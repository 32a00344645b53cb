using System.CommandLine;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;

namespace LrExpr.Cli.Commands;

/// <summary><c>lrexpr export CONFIG… NAME --to keras</c>: a schedule in the form of another library.</summary>
internal static class ExportCommand
{
    public static Command Create(Terminal terminal)
    {
        var configuration = new ConfigurationOptions();
        var format = new FormatOption();
        var to = new Option<string>("--to") { Description = "For whom: keras", HelpName = "keras", Required = true };
        var command = new Verb(
            "export",
            "Write a schedule as Keras does",
            "lrexpr export appsettings.json learning_rate --to keras")
        {
            Notes = "Schedules of Keras' kinds and of kinds of one's own can be written. The output\nis JSON in either format; errors are as --format says.",
        };
        configuration.AddTo(command);
        command.Add(new ShownAsRequired("NAME") { Description = "The name of the schedule" });
        configuration.Files.Validators.Add(result =>
        {
            if (result.Tokens.Count < 2)
                result.AddError("export needs a CONFIG and a NAME");
        });
        to.Validators.Add(result =>
        {
            if (result.GetValue(to) is not "keras" and var other)
                result.AddError($"--to {Printed.Quote(other)} is unknown; only keras is known");
        });
        command.Add(to);
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
        if (!schedule.TryToKerasJson(out string? json, out var diagnostics))
        {
            DiagnosticReport.Write(diagnostics, format, terminal);
            return ExitCodes.Diagnostics;
        }

        terminal.Output.Write(json + "\n");
        return ExitCodes.Good;
    }
}
