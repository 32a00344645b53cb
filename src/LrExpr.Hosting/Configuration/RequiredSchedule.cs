using LrExpr.Settings;
using LrExpr.Text;

namespace LrExpr.Configuration;

/// <summary>A schedule that code needs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="NeededBy">What needs it, for people.</param>
internal sealed record RequiredSchedule(string Name, string NeededBy)
{
    /// <summary>Whether it is needed as a function of the step and of its one input.</summary>
    public bool IsOfOneInput { get; init; }

    /// <summary>Why a schedule is no function of the step and of one input, for people; null where it is.</summary>
    public static string? WrongInputs(CompiledSchedule schedule) => schedule.Inputs.Count == 1 ? null
        : $"schedule {Printable.Quote(schedule.Name)} has {(schedule.Inputs.Count == 0 ? "none" : string.Join(", ", schedule.Inputs.Select(input => Printable.Quote(input.Name))))}; FunctionOf of an ISchedule names those that it gives";

    /// <summary>An error for each whose inputs are not those that code gives.</summary>
    /// <param name="required">The schedules.</param>
    /// <param name="set">What is defined.</param>
    /// <param name="nameOf">The name of a schedule by what somebody calls it, given whether there is one of a name.</param>
    /// <param name="pathOf">The key path of a schedule.</param>
    public static IEnumerable<Diagnostic> OfOtherInputs(IEnumerable<RequiredSchedule> required, ScheduleSet set, Func<string, Func<string, bool>, string> nameOf, Func<string, string> pathOf) =>
        from schedule in required
        where schedule.IsOfOneInput
        let name = nameOf(schedule.Name, one => set.TryGet(one, out _))
        let wrong = set.TryGet(name, out var found) ? WrongInputs(found) : null
        where wrong is not null
        select new Diagnostic("LRX3012", DiagnosticSeverity.Error, $"{schedule.NeededBy} needs a schedule of one input, and {wrong}", pathOf(name), null);

    /// <summary>An error for each that is not defined.</summary>
    /// <param name="required">The schedules.</param>
    /// <param name="content">What is defined.</param>
    /// <param name="set">What it was loaded to, which knows the outputs of schedules; null where it has errors, and nothing is said of outputs.</param>
    /// <param name="nameOf">The name of a schedule by what somebody calls it, given whether there is one of a name.</param>
    /// <param name="hint">What may be the reason, if anything is missing; null for none.</param>
    public static IEnumerable<Diagnostic> Missing(IEnumerable<RequiredSchedule> required, SetContent content, ScheduleSet? set, Func<string, Func<string, bool>, string> nameOf, Func<string?> hint)
    {
        var section = content.Sections[0];
        var schedules = section["Schedules"];
        var names = content.Sections.SelectMany(one => one["Schedules"]?.Children ?? []).Select(schedule => schedule.Key)
            .Concat(content.Schedules.Select(schedule => schedule.Name))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return required
            .Select(schedule => schedule with { Name = nameOf(schedule.Name, IsThere) })
            .DistinctBy(schedule => (schedule.Name.ToUpperInvariant(), schedule.NeededBy))
            .Where(schedule => !IsThere(schedule.Name))
            .Select(schedule => new Diagnostic(
                "LRX3012",
                DiagnosticSeverity.Error,
                $"{schedule.NeededBy} needs a schedule {Printable.Quote(schedule.Name)}, which is not defined{(set?.AbsenceOf(schedule.Name) is { } why ? $" with these parameters: {why}" : NearestNames.Suggest(schedule.Name, (IEnumerable<string>?)set?.Names ?? names))}",
                $"{section.Key}:{schedules?.Key ?? "Schedules"}",
                schedules?.Source ?? section.Source,
                hint()));

        bool IsThere(string name) => names.Contains(name)
            || (set is not null ? set.TryGet(name, out _) : name.LastIndexOf('.') is > 0 and var point && names.Contains(name[..point]));
    }
}
