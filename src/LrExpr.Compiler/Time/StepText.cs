using System.Text.RegularExpressions;
using LrExpr.Text;

namespace LrExpr.Time;

/// <summary>What a date or a duration is in steps, or what is wrong with it.</summary>
/// <param name="Steps">The number of steps, exactly; a moment is the first step that does not begin before it.</param>
/// <param name="Error">What is wrong; null for nothing.</param>
/// <param name="Hint">What to do about it.</param>
internal readonly record struct StepText(decimal Steps, string? Error = null, string? Hint = null)
{
    /// <summary>Beyond this, a double does not have every whole number.</summary>
    private const decimal Farthest = 9_007_199_254_740_992;

    private const int LongestShown = 60;

    /// <summary>The whole step that stands for it as a parameter: a fraction of a step is one step.</summary>
    public double Whole => (double)decimal.Ceiling(Steps);

    /// <summary>Whether a text is meant as a date or a duration and not as a constant expression.</summary>
    public static bool IsMeant(string text)
    {
        string trimmed = text.Trim();
        return trimmed.Length > 1
            && (char.IsAsciiDigit(trimmed[0]) || trimmed[0] is 'P' or 'p' or '-' or '+')
            && (MomentText.IsMeant(trimmed) || DurationText.Parse(trimmed) is not null);
    }

    /// <summary>Reads a date or a duration.</summary>
    /// <param name="text">The text.</param>
    /// <param name="times">The clock and the horizon that it is read by.</param>
    public static StepText Read(string text, StepTimes times)
    {
        string trimmed = text.Trim(), quoted = Quote(text);
        var read = MomentText.IsMeant(trimmed) ? Moment(trimmed, times.Clock)
            : DurationText.Parse(trimmed) is { } duration ? Duration(trimmed, duration, times)
            : Wrong($"{quoted} is no date and no duration", CalendarParts(trimmed) ? "months and years differ in length; write days" : "write a date as '2026-12-24' or '2026-12-24T08:00', a duration as '7d', '00:15:00', 'P1DT2H', '0.1dur', '10ep' or '500ba'");
        return read.Error is null && Math.Abs(read.Steps) > Farthest ? Wrong($"{quoted} is too many steps away", null) : read;
    }

    private static StepText Moment(string text, Clock? clock)
    {
        if (MomentText.Parse(text) is not { } moment)
            return Wrong($"{Printable.Quote(text)} does not exist", null);
        if (clock is null)
            return WithoutClock($"{Printable.Quote(text)} is a date");
        return moment.In(clock.Zone) is { } found
            ? new StepText(clock.FirstStepFrom(found))
            : Wrong($"{Printable.Quote(text)} does not exist in {clock.Zone.Id}, where clocks were put forward over it", null);
    }

    private static StepText Duration(string text, DurationText duration, StepTimes times)
    {
        string quoted = Printable.Quote(text);
        return duration.Unit switch
        {
            DurationUnit.Step => new StepText(duration.Number),
            DurationUnit.Time => times.Clock is { } clock ? new StepText(duration.Number * duration.Ticks / clock.UnitTicks) : WithoutClock($"{quoted} is a time"),
            DurationUnit.Run => times.Horizon?.Total is { } total ? new StepText(duration.Number * (decimal)total) : WithoutHorizon(quoted, "is a part of the run, whose length is not known", "\"Total\": 10000"),
            DurationUnit.Sample or DurationUnit.Token => Wrong($"{quoted} is in {(duration.Unit == DurationUnit.Token ? "tokens" : "samples")}, which only kinds with times of their own know", "write steps"),
            _ => times.Horizon?.PerEpoch is { } epoch ? new StepText(duration.Number * (decimal)epoch) : WithoutHorizon(quoted, "is in epochs, whose length is not known", "\"PerEpoch\": 250"),
        };
    }

    private static StepText WithoutClock(string what) =>
        Wrong($"{what}, but steps are no times here", "say when step 0 is and how long a step is: \"Clock\": { \"From\": \"2026-01-01\", \"Unit\": \"minutes\" }");

    private static StepText WithoutHorizon(string quoted, string what, string key) => Wrong($"{quoted} {what}", $"say it in steps: \"Horizon\": {{ {key} }}");

    private static StepText Wrong(string error, string? hint) => new(0, error, hint);

    private static string Quote(string text) => Printable.Quote(Printable.Cut(text, LongestShown));

    private static bool CalendarParts(string text) => Regex.IsMatch(text, "^P[0-9YMWD]*[0-9][YM]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
