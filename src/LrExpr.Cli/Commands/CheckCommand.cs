using System.CommandLine;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;

namespace LrExpr.Cli.Commands;

/// <summary><c>lrexpr check CONFIG…</c>: everything that is wrong or doubtful with a configuration.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var configuration = new ConfigurationOptions();
        var format = new FormatOption();
        var command = new Verb(
            "check",
            "Report everything that is wrong or doubtful with a configuration",
            "lrexpr check appsettings.json",
            "lrexpr check appsettings.json appsettings.Production.json",
            "lrexpr check appsettings.json --section Training:LrExpr --format json")
        {
            Notes = "The exit code is 0 where there are only warnings, 1 where there are errors.",
        };
        configuration.AddTo(command);
        format.AddTo(command);
        command.SetAction(result => Run(configuration.Of(result), format.Of(result), terminal));
        return command;
    }

    internal static int Run(ConfigurationInput input, OutputFormat format, Terminal terminal)
    {
        bool isGood = input.TryCompile(out var set, out var diagnostics);
        DiagnosticReport.Write(diagnostics, format, terminal);
        if (format == OutputFormat.Text && isGood)
            terminal.Output.Write($"{string.Join(" + ", input.Files.Select(Printed.Line))}: {DiagnosticReport.Counted(set!.Names.Count, "schedule")}, {DiagnosticReport.Count(diagnostics)}\n");
        else if (format == OutputFormat.Text)
            terminal.Error.Write(DiagnosticReport.Count(diagnostics) + "\n");
        return isGood ? ExitCodes.Good : ExitCodes.Diagnostics;
    }
}
