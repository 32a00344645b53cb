using LrExpr.Contract;
using LrExpr.Shown;

namespace LrExpr.Answers;

/// <summary>All schedules of a host in a list.</summary>
internal static class StateAnswers
{
    /// <summary>A page shows so many warnings and errors at most; the rest are counted in a terminal.</summary>
    private const int MostDiagnostics = 50;

    private const int LongestFormula = 200;

    /// <param name="shown">The schedules.</param>
    public static StateAnswer Of(IShownSchedules shown)
    {
        var snapshot = shown.Snapshot;
        var set = snapshot.Schedules;
        var places = new Places(shown);
        return new StateAnswer(
            shown.Application,
            snapshot.Revision,
            shown.History.Since(snapshot.Revision),
            set.ContentHash,
            shown.Time.GetUtcNow(),
            shown.Problem is { } problem ? new RejectionPart(problem.Since, problem.Reason, Parts(problem.Diagnostics)) : null,
            Parts(set.Warnings),
            [.. set.Names.Select(name => Listed(set[name], places))],
            [.. shown.History.All.Select(PartOf)]);
    }

    private static DiagnosticPart[] Parts(IReadOnlyList<Diagnostic> diagnostics) => [.. diagnostics.Take(MostDiagnostics).Select(DiagnosticPart.Of)];

    private static ListedPart Listed(CompiledSchedule schedule, Places places)
    {
        var definition = schedule.Symbol.Definition;
        string? formula = definition.Kind is null ? InOneLine(ScheduleAnswers.FormulaOf(schedule)) : null;
        return new ListedPart(
            schedule.Name,
            schedule.Description,
            definition.Kind?.Text,
            formula is { Length: > LongestFormula } ? formula[..LongestFormula] + " ..." : formula,
            schedule.Listens,
            places.Of(schedule),
            Ranges.LastOf(schedule));
    }

    private static string InOneLine(string formula) => string.Join(' ', formula.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static RevisionPart PartOf(Revision revision) => new(
        revision.Snapshot.Revision,
        revision.At,
        revision.Snapshot.Schedules.ContentHash,
        revision.Change?.Added ?? [],
        revision.Change?.Removed ?? [],
        [.. (revision.Change?.Changed ?? []).Select(name => revision.Change!.Difference(name) is var (step, before, after) ? new ChangedPart(name, step, before, after) : new ChangedPart(name, null, null, null))]);
}
