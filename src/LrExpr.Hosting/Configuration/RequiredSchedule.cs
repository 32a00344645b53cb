using LrExpr.Text;

namespace LrExpr.Configuration;

/// <summary>A schedule that code needs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="NeededBy">What needs it, for people.</param>
internal sealed record RequiredSchedule(string Name, string NeededBy)
{
    /// <summary>An error for each that a section does not define.</summary>
    /// <param name="required">The schedules.</param>
    /// <param name="section">The section.</param>
    /// <param name="hint">What may be the reason; null for none.</param>
    public static IEnumerable<Diagnostic> Missing(IEnumerable<RequiredSchedule> required, Setting section, string? hint)
    {
        var schedules = section.Children.FirstOrDefault(child => Is(child, "Schedules"));
        var names = schedules?.Children.Select(schedule => schedule.Key).ToHashSet(StringComparer.OrdinalIgnoreCase) ?? [];
        return required.DistinctBy(schedule => (schedule.Name.ToUpperInvariant(), schedule.NeededBy))
            .Where(schedule => !names.Contains(schedule.Name))
            .Select(schedule => new Diagnostic(
                "LRX3012",
                DiagnosticSeverity.Error,
                $"{schedule.NeededBy} needs a schedule {Printable.Quote(schedule.Name)}, which is not defined{NearestNames.Suggest(schedule.Name, names)}",
                $"{section.Key}:{schedules?.Key ?? "Schedules"}",
                schedules?.Source ?? section.Source,
                hint));
    }

    private static bool Is(Setting setting, string key) => setting.Key.Equals(key, StringComparison.OrdinalIgnoreCase);
}
