using LrExpr.Syntax;

namespace LrExpr.Time;

/// <summary>Units of time. Each has a fixed length: a day is 24 hours, whatever clocks do.</summary>
internal static class TimeUnits
{
    /// <summary>The units in rising order: the name, how it is written behind a number, and its length.</summary>
    public static IReadOnlyList<(string Name, string Short, TimeSpan Time)> All { get; } =
    [
        ("milliseconds", "ms", TimeSpan.FromMilliseconds(1)),
        ("seconds", "s", TimeSpan.FromSeconds(1)),
        ("minutes", "min", TimeSpan.FromMinutes(1)),
        ("hours", "h", TimeSpan.FromHours(1)),
        ("days", "d", TimeSpan.FromDays(1)),
        ("weeks", "w", TimeSpan.FromDays(7)),
    ];

    /// <summary>The length of a unit by its name; null where there is none of that name.</summary>
    public static TimeSpan? Find(string? name)
    {
        foreach (var unit in All)
        {
            if (Names.Same(unit.Name, name ?? ""))
                return unit.Time;
        }

        return null;
    }

    /// <summary>The length of a unit as it is written behind a number: <c>d</c>, <c>days</c>, <c>day</c>; null where there is none.</summary>
    public static TimeSpan? OfSuffix(string suffix)
    {
        foreach (var unit in All)
        {
            if (Names.Same(unit.Short, suffix) || Names.Same(unit.Name, suffix) || Names.Same(unit.Name[..^1], suffix))
                return unit.Time;
        }

        return null;
    }
}
