using System.Globalization;
using System.Text;
using LrExpr.Contract;
using LrExpr.Curves;
using LrExpr.Syntax;

namespace LrExpr.Answers;

/// <summary>What a screen reader says of a curve.</summary>
internal static class CurveWords
{
    private const int MostMarks = 8;

    /// <param name="schedule">The schedule.</param>
    /// <param name="curve">Its curve.</param>
    public static string Of(CompiledSchedule schedule, CurvePart curve)
    {
        if (curve.Steps.Count == 0 || curve.Smallest is not { } smallest || curve.Largest is not { } largest)
            return $"{schedule.Name}: no value is finite.";
        var text = new StringBuilder($"{schedule.Name}: ");
        text.Append(CultureInfo.InvariantCulture, $"{Value(curve.Values[0])} at step {Step(curve.Steps[0])}, {Value(curve.Values[^1])} at step {Step(curve.Steps[^1])}. ");
        if (smallest.Value == largest.Value)
            text.Append("It does not change. ");
        else
            text.Append(CultureInfo.InvariantCulture, $"The largest value is {Value(largest.Value)} at step {Step(largest.Step)}, the smallest {Value(smallest.Value)} at step {Step(smallest.Step)}. ");
        foreach (var mark in curve.Marks.Take(MostMarks))
            text.Append(CultureInfo.InvariantCulture, $"At step {Step(mark.Step)}: {mark.Text}; the value is {Value(mark.Value)}. ");
        if (curve.Settled is { } settled)
            text.Append(CultureInfo.InvariantCulture, $"From step {Step(settled.Step)} on it is {Value(settled.Value)} for ever. ");
        return text.ToString().TrimEnd();

        string Step(long step) => StepClock.Named(schedule.Clock, step);
    }

    private static string Value(double? value) => value is { } number ? NumberText.Of(number) : "not finite";
}
