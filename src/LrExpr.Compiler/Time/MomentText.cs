using System.Globalization;
using System.Text.RegularExpressions;

namespace LrExpr.Time;

/// <summary>A date as it is written, with a time of the day and an offset or without.</summary>
/// <param name="Local">The date, and the time or midnight.</param>
/// <param name="Offset">How far from UTC; null for a time of the zone of a clock.</param>
/// <param name="IsDay">Whether no time of the day is written.</param>
internal sealed partial record MomentText(DateTime Local, TimeSpan? Offset, bool IsDay)
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF"];

    /// <summary>Whether a text is meant as a date, which may be one that does not exist.</summary>
    public static bool IsMeant(string text) => Shape().IsMatch(text);

    /// <summary>Reads a text that is meant as a date; null for a date that no calendar has.</summary>
    public static MomentText? Parse(string text)
    {
        var parts = Shape().Match(text);
        if (!DateTime.TryParseExact(parts.Groups[1].Value.Replace(' ', 'T').ToUpperInvariant(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return null;
        string zone = parts.Groups[2].Value;
        if (zone.Length == 0)
            return new MomentText(local, null, !parts.Groups[1].Value.Contains(':', StringComparison.Ordinal));
        if (zone is "Z" or "z")
            return new MomentText(local, TimeSpan.Zero, IsDay: false);
        int hours = int.Parse(zone.AsSpan(1, 2), CultureInfo.InvariantCulture), minutes = int.Parse(zone.AsSpan(4, 2), CultureInfo.InvariantCulture);
        return hours > 14 || minutes > 59 ? null : new MomentText(local, (zone[0] == '-' ? -1 : 1) * new TimeSpan(hours, minutes, 0), IsDay: false);
    }

    /// <summary>The moment, for people of a zone where no offset is written; null where the zone skipped it.</summary>
    public DateTimeOffset? In(TimeZoneInfo zone)
    {
        if (Offset is { } offset)
            return new DateTimeOffset(Math.Clamp(Local.Ticks - offset.Ticks, 0, DateTime.MaxValue.Ticks), TimeSpan.Zero);
        return (IsDay ? ZoneShifts.UtcOfDay(zone, Local) : ZoneShifts.Utc(zone, Local)) is { } utc ? new DateTimeOffset(utc) : null;
    }

    [GeneratedRegex(@"^(\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?)?)(Z|z|[+-]\d{2}:\d{2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
