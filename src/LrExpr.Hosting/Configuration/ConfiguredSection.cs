using Microsoft.Extensions.Configuration;

namespace LrExpr.Configuration;

/// <summary>The section that an application gave.</summary>
/// <param name="Section">The section.</param>
/// <param name="Root">The configuration it was taken from; null where only the section was given.</param>
internal sealed record ConfiguredSection(IConfigurationSection Section, IConfiguration? Root)
{
    /// <summary>The names that are there already; a source added later may bring others.</summary>
    public IEnumerable<string> ScheduleNames => Section.GetSection("Schedules").GetChildren().Select(schedule => schedule.Key);
}
