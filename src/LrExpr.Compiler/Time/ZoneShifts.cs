using System.Collections.Concurrent;

namespace LrExpr.Time;

/// <summary>When the clocks of a zone were and will be put forward or back, from 1900 to 2200; after that they stay as they are then.</summary>
internal sealed class ZoneShifts
{
    private static readonly ConcurrentDictionary<string, ZoneShifts> Known = new(StringComparer.Ordinal);

    private static readonly DateTime First = new(1900, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Last = new(2200, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private ZoneShifts(TimeSpan before, IReadOnlyList<(DateTime At, TimeSpan Offset)> all)
    {
        Before = before;
        All = all;
    }

    /// <summary>How far the clocks are from UTC before the first change.</summary>
    public TimeSpan Before { get; }

    /// <summary>The changes in rising order: the moment in UTC, and how far the clocks are from UTC from then on.</summary>
    public IReadOnlyList<(DateTime At, TimeSpan Offset)> All { get; }

    /// <summary>The changes of a zone. They are looked for once.</summary>
    public static ZoneShifts Of(TimeZoneInfo zone) => Known.GetOrAdd(zone.Id, static (_, zone) => Find(zone), zone);

    /// <summary>The moment in UTC at which people in a zone read a time: the first of two where clocks are put back; null where they are put forward over it.</summary>
    public static DateTime? Utc(TimeZoneInfo zone, DateTime local)
    {
        // Clocks are less than a day and a half from UTC, and are not changed twice in three days.
        var around = DateTime.SpecifyKind(local, DateTimeKind.Utc);
        var before = Moved(around, -zone.GetUtcOffset(Moved(around, TimeSpan.FromHours(-36))));
        if (Moved(before, zone.GetUtcOffset(before)) == around)
            return before;
        var after = Moved(around, -zone.GetUtcOffset(Moved(around, TimeSpan.FromHours(36))));
        return Moved(after, zone.GetUtcOffset(after)) == around ? after : null;
    }

    /// <summary>The moment in UTC at which a day begins; null for a day that the zone skipped.</summary>
    public static DateTime? UtcOfDay(TimeZoneInfo zone, DateTime day)
    {
        if (Utc(zone, day) is { } midnight)
            return midnight;

        // Midnight is among what the clocks are put forward over: the day begins with the change, if it is not skipped as a whole.
        foreach (var (at, offset) in Of(zone).All)
        {
            if ((at + offset).Date == day.Date && at > DateTime.SpecifyKind(day, DateTimeKind.Utc).AddHours(-36))
                return at;
        }

        return null;
    }

    private static DateTime Moved(DateTime time, TimeSpan by) =>
        new(Math.Clamp(time.Ticks + by.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Utc);

    private static ZoneShifts Find(TimeZoneInfo zone)
    {
        var before = zone.GetUtcOffset(First);
        var all = new List<(DateTime, TimeSpan)>();
        var offset = before;
        for (var day = First; day < Last; day = day.AddDays(1))
        {
            var next = day.AddDays(1);
            if (zone.GetUtcOffset(next) == offset)
                continue;
            var at = Between(zone, day, next, offset);
            offset = zone.GetUtcOffset(next);
            all.Add((at, offset));
        }

        return new ZoneShifts(before, all);
    }

    /// <summary>The first whole second with another offset.</summary>
    private static DateTime Between(TimeZoneInfo zone, DateTime low, DateTime high, TimeSpan offset)
    {
        while (high - low > TimeSpan.FromSeconds(1))
        {
            var middle = low.AddSeconds(Math.Floor((high - low).TotalSeconds / 2));
            (low, high) = zone.GetUtcOffset(middle) == offset ? (middle, high) : (low, middle);
        }

        return high;
    }
}
