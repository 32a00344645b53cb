using LrExpr.Binding;
using LrExpr.Language;
using LrExpr.Running;
using LrExpr.Syntax;

namespace LrExpr.Checks;

/// <summary>
/// Holds expectations against a schedule whatever its inputs and states are: what follows from the formula and their limits is proved for all of their values; everything
/// else is held against the values at their defaults and their limits.
/// </summary>
internal static class InputSweep
{
    /// <param name="schedule">The schedule.</param>
    /// <param name="code">Its code.</param>
    /// <param name="expectation">What it expects.</param>
    public static ExpectResult Of(ScheduleSymbol schedule, ScheduleCode code, Expectation expectation)
    {
        if (!schedule.IsOpen)
            return ExpectCheck.Of(code, schedule.Cost, expectation);
        var proof = Proof.ForAll(code, schedule.Cost, expectation.Range);
        Claim[] proved = [.. expectation.Claims.Where(proof.Holds)];
        var met = proved.Select(claim => new MetClaim(claim.Key, Evidence.Proved, expectation.Range, 0)).ToList();
        bool isTotalProved = expectation.Total is { } total
            && Proof.ForAll(code, schedule.Cost, total.Range).BoundsOfSum() is var (low, high) && !(low < total.Min) && !(high > total.Max);
        if (isTotalProved)
            met.Add(new MetClaim("Total", Evidence.Proved, expectation.Total!.Range, 0));
        var others = expectation with { Claims = [.. expectation.Claims.Except(proved)], Total = isTotalProved ? null : expectation.Total };
        if (others.Claims.Count == 0 && others.Total is null)
            return new ExpectResult(new ExpectOutcome(met));

        var values = ValuesOf(schedule).ToList();
        IReadOnlyList<MetClaim> last = [];
        foreach (var given in values)
        {
            var result = ExpectCheck.Of(code.With(open => new BoundConstant(given.GetValueOrDefault(open, open.StandIn))), schedule.Cost, others);
            if (result.Outcome is null)
                return result.Breach is { What: { } what } breach ? result with { Breach = breach with { What = $"{what}; {Text(given)}" } } : result;
            last = result.Outcome.Met;
        }

        met.AddRange(last.Select(claim => claim with { InputValues = values.Count, KeepsState = !schedule.States.IsEmpty }));
        return new ExpectResult(new ExpectOutcome(met));
    }

    /// <summary>All at their defaults, all at either limit, and each alone at either.</summary>
    private static IEnumerable<Dictionary<OpenSymbol, double>> ValuesOf(ScheduleSymbol schedule)
    {
        OpenSymbol[] symbols = [.. schedule.Inputs, .. schedule.States.SelectMany(part => part.Machine.States)];
        Func<OpenSymbol, double>[] limits = [open => Finite(open.Min, open), open => Finite(open.Max, open)];
        List<Dictionary<OpenSymbol, double>> all = [symbols.ToDictionary(open => open, open => open.StandIn)];
        foreach (var limit in limits)
        {
            all.Add(symbols.ToDictionary(open => open, limit));
            all.AddRange(symbols.Select(one => symbols.ToDictionary(open => open, open => open == one ? limit(open) : open.StandIn)));
        }

        return all.DistinctBy(Text);
    }

    private static double Finite(double limit, OpenSymbol open) => double.IsFinite(limit) ? limit : open.StandIn;

    private static string Text(Dictionary<OpenSymbol, double> given) => "where " + string.Join(" and ", given.Select(open => $"{open.Key.Name} is {NumberText.Of(open.Value)}"));
}
