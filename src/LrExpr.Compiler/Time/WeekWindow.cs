using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace LrExpr.Time;

/// <summary>Hours of days of the week, such as <c>Mon-Fri 08:00-18:00</c>. The end is not part of it.</summary>
/// <param name="Days">For each day from Monday on, whether it is one of them.</param>
/// <param name="From">The minute of the day at which it begins.</param>
/// <param name="To">The minute at which it ends; not after <paramref name="From"/> where that is on the next day.</param>
internal sealed partial record WeekWindow(ImmutableArray<bool> Days, int From, int To)
{
    private const int DaysOfWeek = 7;
    private const int MinutesOfDay = 24 * 60;

    private static readonly string[] Names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>Whether it goes on after midnight.</summary>
    public bool IsOverMidnight => To <= From;

    /// <summary>A window as it is written: days, hours or both; null for what is none.</summary>
    public static WeekWindow? Parse(string text)
    {
        string trimmed = text.Trim();
        if (Hours().Match(trimmed) is not { Success: true } hours)
            return trimmed.Length > 0 && DaysIn(trimmed) is { } whole ? new WeekWindow(whole, 0, MinutesOfDay) : null;
        string before = trimmed[..hours.Index].Trim();
        var days = before.Length == 0 ? [.. Enumerable.Repeat(true, DaysOfWeek)] : DaysIn(before);
        var (from, to) = (Minute(hours.Groups[1].ValueSpan, hours.Groups[2].ValueSpan), Minute(hours.Groups[3].ValueSpan, hours.Groups[4].ValueSpan));
        return days is not { } known || from is not (>= 0 and < MinutesOfDay) || to is not { } end || from == end ? null : new WeekWindow(known, from.Value, end);
    }

    private static int? Minute(ReadOnlySpan<char> hour, ReadOnlySpan<char> minute)
    {
        int minutes = (60 * int.Parse(hour, CultureInfo.InvariantCulture)) + int.Parse(minute, CultureInfo.InvariantCulture);
        return minutes <= MinutesOfDay && int.Parse(minute, CultureInfo.InvariantCulture) < 60 ? minutes : null;
    }

    /// <summary><c>Mon-Fri</c>, <c>Sat, Sun</c>, <c>Fri-Mon</c>; null where a part is no day.</summary>
    private static ImmutableArray<bool>? DaysIn(string text)
    {
        bool[] days = new bool[DaysOfWeek];
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            int[] ends = [.. part.Split('-', StringSplitOptions.TrimEntries).Select(DayOf)];
            if (ends.Length > 2 || ends.Contains(-1))
                return null;
            for (int day = ends[0]; ; day = (day + 1) % DaysOfWeek)
            {
                days[day] = true;
                if (day == ends[^1])
                    break;
            }
        }

        return [.. days];
    }

    /// <summary>A day by its first three letters or its whole English name.</summary>
    private static int DayOf(string name) => Array.FindIndex(Names, known =>
        name.Equals(known, StringComparison.OrdinalIgnoreCase)
        || name.StartsWith(known, StringComparison.OrdinalIgnoreCase) && Enum.TryParse<DayOfWeek>(name, ignoreCase: true, out _) && !char.IsAsciiDigit(name[0]));

    [GeneratedRegex(@"(?<![\d:])(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Hours();
}
