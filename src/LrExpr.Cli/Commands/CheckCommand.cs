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
            "Checks a configuration and reports everything that is wrong or doubtful. The exit code is 0 if there are no errors (warnings are allowed), 1 if there are, 2 if there is no configuration to check.",
            "lrexpr check appsettings.json",
            "lrexpr check appsettings.json appsettings.Production.json --format json");
        configuration.AddTo(command);
        format.AddTo(command);
        command.SetAction(result => Run(configuration.Of(result), format.Of(result), terminal));
        return command;
    }

    internal static int Run(ConfigurationInput input, OutputFormat format, Terminal terminal)
    {
        bool isGood = ScheduleSet.TryCompile(input.Read(), out var set, out var diagnostics);
        DiagnosticReport.Write(diagnostics, format, terminal);
        if (format == OutputFormat.Text && isGood)
            terminal.Output.Write($"{string.Join(" + ", input.Files.Select(Printed.Line))}: {DiagnosticReport.Counted(set!.Names.Count, "schedule")}, {DiagnosticReport.Count(diagnostics)}\n");
        else if (format == OutputFormat.Text)
            terminal.Error.Write(DiagnosticReport.Count(diagnostics) + "\n");
        return isGood ? ExitCodes.Good : ExitCodes.Diagnostics;
    }
}
