using LrExpr.Binding;
using LrExpr.Checks;
using LrExpr.Diagnostics;
using LrExpr.Settings;

namespace LrExpr.Loading;

/// <summary>Holds what schedules say must be true of their values against the values, and keeps how it is known of those that are right.</summary>
internal static class ExpectChecker
{
    /// <summary>Checks the expectations of schedules that have any.</summary>
    public static void CheckAll(
        List<ScheduleSymbol> schedules, CodeTable codes, IReadOnlyDictionary<string, ParameterSymbol> shared, DiagnosticBag diagnostics)
    {
        foreach (var schedule in schedules)
        {
            if (schedule.Definition.Expect is { Setting.IsNullOrEmpty: false } expect)
                Check(schedule, expect, codes, shared, diagnostics);
        }
    }

    private static void Check(ScheduleSymbol schedule, PlacedSetting expect, CodeTable codes, IReadOnlyDictionary<string, ParameterSymbol> shared, DiagnosticBag diagnostics)
    {
        // Of a schedule whose parameters are not known, it is not known either what its expectations can name.
        var loaded = codes.Find(schedule);
        if (loaded is null && schedule.Definition is { Formula: null, Keyframes: null } && schedule.Kind is not { IsFaulty: false })
            return;
        var expectation = new ExpectReader(schedule, shared, diagnostics).Read(expect, () => loaded is null ? 0 : DefaultRange.LastOf(loaded.Code, schedule.Cost, schedule.PeriodSteps));
        if (loaded is not null && expectation is not null && Check(loaded, expect, expectation, diagnostics) is { } outcome)
            codes.Replace(loaded with { Expect = outcome });
    }

    private static ExpectOutcome? Check(LoadedSchedule schedule, PlacedSetting expect, Expectation expectation, DiagnosticBag diagnostics)
    {
        var errors = new LinkErrors(diagnostics);
        long cost = schedule.Symbol.Cost;
        var result = InputSweep.Of(schedule.Symbol, schedule.Code, expectation);
        if (result.Breach is { Thrown: { } thrown } without)
            errors.ExpectThrown(expect, without.Step, thrown);
        else if (result.Breach is { What: { } what } breach)
            errors.ExpectNotMet(expect, breach.Step, breach.Value, what);
        else if (result.Total is { } total)
            errors.TotalNotMet(expect.Child("Total")!.Value, expectation.Total!, total);
        else if (result.IsTotalTooMuch)
            errors.TotalTooMuch(expect.Child("Total")!.Value, expectation.Total!.Range, cost);
        return result.Outcome;
    }
}
