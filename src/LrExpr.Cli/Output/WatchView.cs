using LrExpr.Cli.Exploration;
using LrExpr.Cli.Text;
using LrExpr.Text;
using Spectre.Console;

namespace LrExpr.Cli.Output;

/// <summary>Shows each state of a configuration that is watched: on a terminal in the place of the one before, else below it.</summary>
internal sealed class WatchView(PlotRequest request, IReadOnlyList<string> names, string title, OutputFormat format, Terminal terminal)
{
    private const string ClearScreen = "\u001b[H\u001b[2J\u001b[3J";

    public void Show(LiveState state)
    {
        if (format == OutputFormat.Json)
            WriteJson(state);
        else
            WriteText(state);
        terminal.Output.Flush();
        terminal.Error.Flush();
    }

    private IReadOnlyList<CompiledSchedule> Shown(ScheduleSet set) =>
        [.. (names.Count == 0 ? set.Names : names.Where(name => set.TryGet(name, out _)).Distinct(StringComparer.OrdinalIgnoreCase)).Select(name => set[name])];

    private void WriteText(LiveState state)
    {
        if (terminal.OutputColors != AnsiSupport.No)
            terminal.Output.Write(ClearScreen);
        if (state.Schedules is { } set && (state.Problem is null || terminal.OutputColors != AnsiSupport.No))
        {
            var schedules = Shown(set);
            if (schedules.Count > 0)
                PlotWriter.Write(request.PlotOf(title, schedules, request.StepsFor(schedules), request.Columns), request.Width, request.Rows, terminal);
            foreach (string missing in names.Where(name => !set.TryGet(name, out _)))
                terminal.Output.Write($"there is no schedule {Printed.Quote(missing)}{NearestNames.Suggest(missing, set.Names)}\n");
            if (set.Names.Count == 0)
                terminal.Output.Write("no schedules\n");
            if (state.Change is { } change && state.Problem is null)
                terminal.Output.Write(ChangeText(change));
        }

        terminal.Output.Flush();
        if (state.Problem is { } problem)
            WriteProblem(problem, state);
        else
            DiagnosticReport.WriteText(state.Schedules!.Warnings, terminal);
    }

    private void WriteProblem(string problem, LiveState state)
    {
        if (state.Diagnostics.Count > 0)
            DiagnosticReport.WriteText(state.Diagnostics, terminal);
        else
            terminal.Error.Write(Printed.Lines(problem).TrimEnd() + "\n");
        terminal.Error.Write(state.Schedules is null ? "waiting for it to be put right\n" : "the last good schedules stay\n");
    }

    private static string ChangeText(SchedulesChangedEventArgs change)
    {
        string[] parts =
        [
            .. change.Added.Select(name => "added " + name),
            .. change.Removed.Select(name => "removed " + name),
            .. change.Changed.Select(name => change.FirstDifference(name) is { } step ? FormattableString.Invariant($"changed {name} from step {step} on") : "changed " + name),
        ];
        return parts.Length == 0 ? "" : Printed.Line(string.Join(", ", parts)) + "\n";
    }

    /// <summary>A line for each state.</summary>
    private void WriteJson(LiveState state) => JsonText.Write(terminal.Output, text =>
    {
        text.Json.WriteBoolean("good", state.Problem is null);
        text.Json.WriteString("problem", state.Problem);
        text.Strings("schedules", state.Schedules?.Names ?? []);
        text.Strings("added", state.Change?.Added ?? []);
        text.Strings("removed", state.Change?.Removed ?? []);
        text.Objects("changed", state.Change?.Changed ?? [], name =>
        {
            text.Json.WriteString("name", name);
            text.Integer("firstDifference", state.Change!.FirstDifference(name));
        });
    });
}
