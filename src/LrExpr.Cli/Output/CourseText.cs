using System.Globalization;
using LrExpr.Cli.Exploration;
using LrExpr.Cli.Plotting;
using LrExpr.Cli.Text;
using LrExpr.Courses;
using LrExpr.Curves;
using LrExpr.Time;

namespace LrExpr.Cli.Output;

/// <summary>The course of a schedule for people, in the columns of its explanation.</summary>
internal static class CourseText
{
    private const int LabelWidth = 12;

    /// <summary>Where less is left beside the labels, the terminal breaks the lines.</summary>
    private const int LeastWidth = 24;

    /// <param name="schedule">The schedule.</param>
    /// <param name="course">Its course, for the inputs that are given or by default.</param>
    /// <param name="bounds">Between which numbers it is for all inputs; null where that is not known.</param>
    /// <param name="terminal">Where it goes.</param>
    public static void Write(CompiledSchedule schedule, Course course, (double Low, double High)? bounds, Terminal terminal)
    {
        Write("where", string.Join(" and ", schedule.InputsLookedAt), terminal);
        var clock = schedule.Clock;
        Write("steps", $"{StepClock.Named(clock, course.First)} to {StepClock.Named(clock, course.Last)}" + (course.HasAllSteps ? "" : "; not all of them were looked at"), terminal);
        Write("pieces", string.Join('\n', course.Landmarks.Select(mark => $"from step {StepClock.Named(clock, mark.Step)}: {mark.Text} changes")), terminal);
        Write("smallest", PointText(course.Smallest, clock), terminal);
        Write("largest", PointText(course.Largest, clock), terminal);
        if (bounds is var (low, high))
            Write("between", $"{ValueText.Of(low)} and {ValueText.Of(high)} for all inputs", terminal);
        if (course.Settled is { } settled)
            Write("constant", $"from step {StepClock.Named(clock, settled.Step)} on: {ValueText.Of(settled.Value)}", terminal);
        var table = clock is null ? new TextTable(">step", "value") : new TextTable(">step", "time", "value");
        foreach (var point in course.Values)
            table.Row([point.Step.ToString(CultureInfo.InvariantCulture), .. clock is null ? Array.Empty<string>() : [StepClock.Text(clock, point.Step)], ValueText.Of(point.Value)]);
        terminal.Output.Write("\n");
        table.Write(terminal);
    }

    private static string PointText(CurvePoint? point, Clock? clock) => point is { } there ? $"{ValueText.Of(there.Value)} at step {StepClock.Named(clock, there.Step)}" : "no value is finite";

    private static void Write(string label, string content, Terminal terminal)
    {
        if (content.Length == 0)
            return;
        int width = terminal.Width - LabelWidth;
        foreach (string line in WrappedText.Lines(Printed.Lines(content), width < LeastWidth ? int.MaxValue : width))
        {
            terminal.Output.Write(label.PadRight(LabelWidth) + line + "\n");
            label = "";
        }
    }
}
