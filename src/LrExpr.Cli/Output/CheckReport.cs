using LrExpr.Checks;
using LrExpr.Cli.Input;
using LrExpr.Cli.Text;

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
            text.Objects("expectations", configuration.Expecting, schedule =>
            {
                text.Json.WriteString("schedule", schedule.Name);
                text.Objects("met", schedule.Expect!.Met, met => WriteMembers(met, text));
            });
        });
    });

    private static void WriteText(IReadOnlyList<CheckedConfiguration> found, Terminal terminal)
    {
        foreach (var configuration in found.Where(configuration => configuration.Fault is null))
        {
            DiagnosticReport.WriteText(configuration.Diagnostics, terminal);
            string count = DiagnosticReport.Count(configuration.Diagnostics);
            if (configuration.Schedules is { } schedules)
                WriteGood(configuration, schedules, count, terminal);
            else
                terminal.Error.Write(found.Count == 1 ? count + "\n" : $"{configuration.Input.Name}: {count}\n");
        }
    }

    private static void WriteGood(CheckedConfiguration configuration, ScheduleSet schedules, string count, Terminal terminal)
    {
        terminal.Output.Write($"{configuration.Input.Name}: {DiagnosticReport.Counted(schedules.Names.Count, "schedule")}, {count}, content {schedules.ContentHash}\n");
        foreach (var schedule in configuration.Expecting)
            terminal.Output.Write($"  {Printed.Line(schedule.Name)}: {schedule.Expect}\n");
    }

    private static void WriteMembers(MetClaim met, JsonText text)
    {
        text.Json.WriteString("key", met.Key);
        text.Json.WriteString("evidence", met.Evidence switch { Evidence.Proved => "proved", Evidence.EveryStep => "every-step", _ => "sampled" });
        text.Json.WriteNumber("from", met.Range.First);
        text.Json.WriteNumber("to", met.Range.Last);
        text.Json.WriteNumber("values", met.Values);
    }
}
