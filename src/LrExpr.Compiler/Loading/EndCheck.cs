using LrExpr.Binding;
using LrExpr.Checks;
using LrExpr.Diagnostics;
using LrExpr.Language;

namespace LrExpr.Loading;

/// <summary>Warns where schedules are used at steps after the last one that their kinds are made for, as far as it is known at which steps they are used.</summary>
internal sealed class EndCheck
{
    private readonly CodeTable _codes;
    private readonly LinkErrors _errors;
    private readonly Dictionary<ScheduleSymbol, UsedSteps> _used = [];
    private readonly Dictionary<Reference, (KindEnd End, UsedSteps Steps)> _beyond = [];

    private EndCheck(CodeTable codes, DiagnosticBag diagnostics)
    {
        _codes = codes;
        _errors = new LinkErrors(diagnostics);
    }

    /// <param name="schedules">Schedules, each of which is behind those that it refers to.</param>
    /// <param name="codes">What is known of them.</param>
    /// <param name="diagnostics">Receives what is found.</param>
    public static void Run(List<ScheduleSymbol> schedules, CodeTable codes, DiagnosticBag diagnostics)
    {
        // Most say nothing of where they are used.
        if (!schedules.TrueForAll(static schedule => schedule.Times.Horizon is null && schedule.Definition is { Expect: null, Tests: null }))
            new EndCheck(codes, diagnostics).Run(schedules);
    }

    /// <summary>From the last on, so that every use is known before its schedule comes.</summary>
    private void Run(List<ScheduleSymbol> schedules)
    {
        var parts = schedules.SelectMany(schedule => schedule.References).Select(reference => reference.Target).OfType<ScheduleSymbol>().ToHashSet();
        for (int i = schedules.Count - 1; i >= 0; i--)
            Look(schedules[i], parts.Contains(schedules[i]));

        // What an earlier set had already is used by what is new in this one.
        var known = _used.Keys.Except(schedules).ToList();
        var earlier = DependencyOrder.Of(known, symbol => symbol.References, reference => reference.Target as ScheduleSymbol, (_, _) => { });
        for (int i = earlier.Count - 1; i >= 0; i--)
            Look(earlier[i], isPart: true);
        foreach (var (end, steps) in _beyond.Values)
            _errors.BeyondEnd(end, steps);
    }

    private void Look(ScheduleSymbol schedule, bool isPart)
    {
        if (schedule.IsFaulty)
            return;
        foreach (var own in Own(schedule, isPart))
            Use(schedule, own);
        if (!_used.TryGetValue(schedule, out var steps))
            return;
        if (schedule.End is { } end)
            Compare(end, steps);
        new UseReader(steps.Range, (kind, range) => Compare(kind, steps with { Range = range }), (part, range) => Use(part, steps with { Range = range })).Visit(schedule.Body);
    }

    /// <summary>What a schedule says itself of where it is used. Only one that is no part of another is used in the whole run.</summary>
    private IEnumerable<UsedSteps> Own(ScheduleSymbol schedule, bool isPart)
    {
        if (!isPart && schedule.Times.Horizon?.Total is { } total && total >= 1)
            yield return new UsedSteps(new Interval(0, Math.Ceiling(total) - 1), "'Horizon'");
        if (_codes.Find(schedule) is not { } loaded)
            yield break;
        if (loaded.Expect is { Met: [var met, ..] } && schedule.Definition.Expect is { } expect && (ClaimReader.Given(expect, "To") ?? ClaimReader.Given(expect, "Steps")) is not null)
            yield return new UsedSteps(new Interval(met.Range.First, met.Range.Last), "'Expect'");
        foreach (var test in loaded.Tests)
            yield return new UsedSteps(new Interval(test.Range.First, test.Range.Last), "'Tests'");
    }

    private void Use(ScheduleSymbol schedule, UsedSteps steps) => _used[schedule] = _used.TryGetValue(schedule, out var known) ? known.And(steps) : steps;

    private void Compare(KindEnd end, UsedSteps steps)
    {
        if (Math.Floor(steps.Range.High) > end.Step && !(_beyond.TryGetValue(end.Kind, out var known) && known.Steps.Range.High >= steps.Range.High))
            _beyond[end.Kind] = (end, steps);
    }
}
