using LrExpr.Cli.Input;

namespace LrExpr.Cli.Output;

/// <summary>What a check found, in any format. What makes a file unusable always goes where errors go as well.</summary>
internal static class CheckReport
{
    public static void Write(IReadOnlyList<CheckedConfiguration> found, OutputFormat format, Terminal terminal)
    {
        foreach (var fault in found.Select(configuration => configuration.Fault).OfType<InputException>())
            terminal.Error.Write($"lrexpr: {fault.Message}\n");
        switch (format)
        {
            case OutputFormat.Sarif:
                SarifReport.Write(found, terminal);
                break;
            case OutputFormat.GitHub:
                GitHubReport.Write(found, terminal);
                break;
            case OutputFormat.Json when found.Any(configuration => configuration.Fault is null):
                WriteJson([.. found.Where(configuration => configuration.Fault is null)], terminal);
                break;
            case OutputFormat.Text:
                WriteText(found, terminal);
                break;
        }
    }

    private static void WriteJson(IReadOnlyList<CheckedConfiguration> found, Terminal terminal) => JsonText.Write(terminal.Output, text =>
    {
        DiagnosticReport.WriteMember([.. found.SelectMany(configuration => configuration.Diagnostics)], text);
        text.Objects("configurations", found, configuration =>
        {
            text.Strings("files", configuration.Input.Files);
            text.Integer("schedules", configuration.Schedules?.Names.Count);
            text.Json.WriteString("contentHash", configuration.Schedules?.ContentHash);
        });
    });

    private static void WriteText(IReadOnlyList<CheckedConfiguration> found, Terminal terminal)
    {
        foreach (var configuration in found.Where(configuration => configuration.Fault is null))
        {
            DiagnosticReport.WriteText(configuration.Diagnostics, terminal);
            string count = DiagnosticReport.Count(configuration.Diagnostics);
            if (configuration.Schedules is { } schedules)
                terminal.Output.Write($"{configuration.Input.Name}: {DiagnosticReport.Counted(schedules.Names.Count, "schedule")}, {count}, content {schedules.ContentHash}\n");
            else
                terminal.Error.Write(found.Count == 1 ? count + "\n" : $"{configuration.Input.Name}: {count}\n");
        }
    }
}
