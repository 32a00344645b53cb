using LrExpr.Cli.Text;
using LrExpr.Time;

namespace LrExpr.Cli.Input;

/// <summary>Reads a step as people write it: a number, a date, a duration, or <c>now</c>.</summary>
/// <param name="times">What dates and durations are read by.</param>
/// <param name="now">The moment that <c>now</c> is.</param>
internal sealed class StepReader(StepTimes times, DateTimeOffset now)
{
    private const string Now = "now";

    /// <summary>Reads numbers only.</summary>
    public static StepReader OfNumbers { get; } = new(StepTimes.None, default);

    /// <summary>Whether a list has something beside numbers, so that it cannot be read before the schedules are known.</summary>
    public static bool HasTimes(string list) =>
        list.Any(letter => char.IsAsciiLetter(letter) && letter is not ('e' or 'E')) || list.Split("..").SelectMany(part => part.Split(',')).Any(part => MomentText.IsMeant(part.Trim()) || part.Count(letter => letter == '-') == 2);

    /// <summary>Reads by the clock and the horizon that schedules have in common.</summary>
    public static StepReader Of(IReadOnlyList<CompiledSchedule> schedules, DateTimeOffset now)
    {
        if (schedules.Count == 0)
            return OfNumbers;
        var first = schedules[0].Symbol.Times;
        if (schedules.FirstOrDefault(schedule => !(first.Clock is null ? schedule.Clock is null : first.Clock.IsSame(schedule.Clock))) is { } other)
            throw new InputException($"schedules {Printed.Quote(schedules[0].Name)} and {Printed.Quote(other.Name)} run on different clocks, so a date is no step of both; choose by --name");
        return new StepReader(schedules.All(schedule => schedule.Symbol.Times.Horizon == first.Horizon) ? first : first with { Horizon = null }, now);
    }

    /// <summary>A step by itself, or the first of a range.</summary>
    public long Step(ReadOnlySpan<char> text)
    {
        string trimmed = text.Trim().ToString();
        if (trimmed.StartsWith(Now, StringComparison.OrdinalIgnoreCase))
            return NowAnd(trimmed);
        return StepText.IsMeant(trimmed) ? Whole(trimmed) : WholeNumber.Parse(text.Trim());
    }

    /// <summary>The last step of a range: a duration counts from the first one.</summary>
    public long Last(long first, ReadOnlySpan<char> text)
    {
        string trimmed = text.Trim().ToString();
        return DurationText.Parse(trimmed) is null ? Step(text) : checked(first + Whole(trimmed));
    }

    /// <summary>How far the steps of a range are apart.</summary>
    public long Stride(ReadOnlySpan<char> text) => Step(text);

    /// <summary>Whether a text with colons is a time, and none of them comes before a stride.</summary>
    public static bool IsWhole(ReadOnlySpan<char> text) => StepText.IsMeant(text.Trim().ToString());

    private long NowAnd(string text)
    {
        if (times.Clock is not { } clock)
            throw new InputException("'now' is no step of a schedule without a clock");
        long step = clock.StepOf(now);
        string rest = text[Now.Length..].Trim();
        return rest.Length == 0 ? step
            : rest[0] is '+' or '-' && DurationText.Parse(rest) is not null ? checked(step + Whole(rest))
            : throw new InputException($"{Printed.Quote(text)} is no moment; write now, now+7d or now-12h");
    }

    private long Whole(string text)
    {
        var read = StepText.Read(text, times);
        return read.Error is null ? (long)read.Whole : throw new InputException(read.Error + (read.Hint is { } hint ? "; " + hint : ""));
    }
}
