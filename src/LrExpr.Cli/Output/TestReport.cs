using LrExpr.Checks;
using LrExpr.Cli.Exploration;
using LrExpr.Cli.Text;

namespace LrExpr.Cli.Output;

/// <summary>What came of tests, for people and for scripts.</summary>
internal static class TestReport
{
    public static void Write(IReadOnlyList<TestedConfiguration> tested, OutputFormat format, Terminal terminal)
    {
        foreach (var fault in tested.Select(configuration => configuration.Fault).OfType<Input.InputException>())
            terminal.Error.Write($"lrexpr: {fault.Message}\n");
        if (format == OutputFormat.Json)
        {
            JsonText.Write(terminal.Output, text =>
            {
                DiagnosticReport.WriteMember([.. tested.SelectMany(configuration => configuration.Diagnostics.Concat(configuration.Failures))], text);
                text.Objects("configurations", tested.Where(configuration => configuration.Fault is null), configuration => WriteMembers(configuration, text));
            });
            return;
        }

        foreach (var configuration in tested.Where(configuration => configuration.Fault is null))
            WriteText(configuration, terminal);
    }

    private static void WriteText(TestedConfiguration configuration, Terminal terminal)
    {
        DiagnosticReport.WriteText([.. configuration.Diagnostics, .. configuration.Failures], terminal);
        string count = configuration.Diagnostics.Count > 0 ? DiagnosticReport.Count(configuration.Diagnostics) + "; no test was run" : Counted(configuration.Tests, configuration.Failed);
        terminal.Output.Write($"{configuration.Name}: {count}\n");
        foreach (var schedule in configuration.Schedules)
            terminal.Output.Write($"  {Printed.Line(schedule.Schedule.Name)}: {Counted(schedule.Results.Count, schedule.Failed)}{Covered(schedule.Coverage)}\n");
    }

    private static string Counted(int tests, int failed) => DiagnosticReport.Counted(tests, "test") + (failed > 0 ? FormattableString.Invariant($", {failed} failed") : "");

    private static string Covered(BranchCoverage coverage)
    {
        if (coverage.Sides == 0)
            return "";
        string missed = string.Concat(coverage.Missed.Select(side => FormattableString.Invariant($"\n    the side {Printed.Quote(side.Text)} at ({side.Line},{side.Column}) is never taken")));
        return FormattableString.Invariant($"; branches {coverage.Taken} of {coverage.Sides}") + missed;
    }

    private static void WriteMembers(TestedConfiguration configuration, JsonText text)
    {
        text.Json.WriteString("configuration", configuration.Name);
        text.Json.WriteNumber("tests", configuration.Tests);
        text.Json.WriteNumber("failed", configuration.Failed);
        text.Objects("schedules", configuration.Schedules, schedule =>
        {
            text.Json.WriteString("schedule", schedule.Schedule.Name);
            text.Objects("tests", schedule.Results, result =>
            {
                text.Json.WriteString("path", result.Test.Place.Path);
                text.Json.WriteString("test", result.Test.Name);
                text.Json.WriteBoolean("passed", result.Failure is null);
            });
            text.Json.WriteNumber("branches", schedule.Coverage.Sides);
            text.Json.WriteNumber("taken", schedule.Coverage.Taken);
            text.Objects("missed", schedule.Coverage.Missed, side =>
            {
                text.Json.WriteString("text", side.Text);
                text.Json.WriteNumber("line", side.Line);
                text.Json.WriteNumber("column", side.Column);
            });
        });
    }
}
