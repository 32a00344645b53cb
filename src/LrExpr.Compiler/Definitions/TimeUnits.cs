namespace LrExpr.Definitions;

/// <summary>The units in which the values of a schedule can be times.</summary>
internal static class TimeUnits
{
    /// <summary>The time that the value 1 stands for, by the name of the unit.</summary>
    public static IReadOnlyList<(string Name, TimeSpan Time)> All { get; } =
    [
        ("milliseconds", TimeSpan.FromMilliseconds(1)),
        ("seconds", TimeSpan.FromSeconds(1)),
        ("minutes", TimeSpan.FromMinutes(1)),
        ("hours", TimeSpan.FromHours(1)),
        ("days", TimeSpan.FromDays(1)),
    ];
}
