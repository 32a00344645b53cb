using LrExpr.Cli.Exploration;
using LrExpr.Cli.Input;
using LrExpr.Cli.Text;
using LrExpr.Courses;

namespace LrExpr.Cli.Output;

/// <summary>The differences of two configurations for people, with a plot of each schedule that has changed.</summary>
internal static class DifferenceText
{
    public static void Write(SetDifference difference, (string Before, string After) titles, PlotRequest request, Terminal terminal)
    {
        foreach (string name in difference.Removed)
            terminal.Output.Write($"removed  {Printed.Line(name)}\n");
        foreach (string name in difference.Added)
            terminal.Output.Write($"added    {Printed.Line(name)}\n");
        foreach (var changed in difference.Changed)
            Write(changed, titles, request, terminal);
        foreach (string name in difference.Listening)
            terminal.Output.Write($"changed  {Printed.Line(name)}, in what it makes of reports\n");
        if (difference.IsEmpty)
            terminal.Output.Write($"no differences in {DiagnosticReport.Counted(difference.Same.Count, "schedule")}\n");
        else if (difference.Same.Count > 0)
            Paragraph.Write($"same     {string.Join(", ", difference.Same)}", terminal, indentation: 0);
    }

    private static void Write(ScheduleDifference changed, (string Before, string After) titles, PlotRequest request, Terminal terminal)
    {
        terminal.Output.Write($"changed  {Printed.Line(changed.Name)}\n");
        Paragraph.Write("first at " + TextOf(changed.First), terminal, indentation: 9);
        Paragraph.Write("most at " + TextOf(changed.Largest) + (changed.HasAllSteps ? "" : ", of the steps looked at"), terminal, indentation: 9);
        if (changed.At is { } at)
            Write(at, terminal);
        var steps = request.Steps ?? new StepSelection(changed.FirstStep, changed.LastStep, null);
        var plot = request.PlotOf(changed.Name, [changed.Before, changed.After], steps, request.Columns);
        var (before, after) = (plot.Curves[0] with { Name = titles.Before, Description = null }, plot.Curves[1] with { Name = titles.After, Description = null });
        PlotWriter.Write(plot with { Curves = [before, after] }, request.Width, request.Rows, terminal);
        terminal.Output.Write("\n");
    }

    private static void Write(DifferenceAt at, Terminal terminal)
    {
        string looked = FormattableString.Invariant($"{(at.HasAllSteps ? "at any step" : "at the steps looked at")} to {at.LastStep}");
        if (at.Differs)
        {
            string part = at.RelativeJump is { } relative ? FormattableString.Invariant($" ({100 * relative:+0.####;-0.####;0}%)") : "";
            Paragraph.Write(FormattableString.Invariant($"at step {at.Here.Step}: {ValueText.Of(at.Here.Before)} -> {ValueText.Of(at.Here.After)}, a jump of {ValueText.Of(at.Jump)}{part}"), terminal, indentation: 9);
            Paragraph.Write(at.Next is { } agreed ? FormattableString.Invariant($"agree from step {agreed.Step}: {ValueText.Of(agreed.After)}") : $"do not agree {looked}", terminal, indentation: 9);
            return;
        }

        Paragraph.Write(FormattableString.Invariant($"at step {at.Here.Step}: {ValueText.Of(at.Here.After)} in both"), terminal, indentation: 9);
        Paragraph.Write(at.Next is { } next ? "differ next at " + TextOf(next) : $"do not differ {looked}", terminal, indentation: 9);
    }

    private static string TextOf(ValuePair pair) => FormattableString.Invariant($"step {pair.Step}: {ValueText.Of(pair.Before)} -> {ValueText.Of(pair.After)}");
}
