using LrExpr.Binding;
using LrExpr.Language;
using LrExpr.Running;
using LrExpr.Syntax;

namespace LrExpr.Checks;

/// <summary>
/// Holds expectations against a schedule whatever its inputs are: what follows from the formula and the limits of the inputs is proved for all of their values; everything
/// else is held against the values at their defaults and their limits.
/// </summary>
internal static class InputSweep
{
    /// <param name="schedule">The schedule.</param>
    /// <param name="code">Its code.</param>
    /// <param name="expectation">What it expects.</param>
    public static ExpectResult Of(ScheduleSymbol schedule, ScheduleCode code, Expectation expectation)
    {
        if (schedule.Inputs.IsEmpty)
            return ExpectCheck.Of(code, schedule.Cost, expectation);
        var proof = Proof.ForAllInputs(code, schedule.Cost, expectation.Range);
        Claim[] proved = [.. expectation.Claims.Where(proof.Holds)];
        var met = proved.Select(claim => new MetClaim(claim.Key, Evidence.Proved, expectation.Range, 0)).ToList();
        bool isTotalProved = expectation.Total is { } total
            && Proof.ForAllInputs(code, schedule.Cost, total.Range).BoundsOfSum() is var (low, high) && !(low < total.Min) && !(high > total.Max);
        if (isTotalProved)
            met.Add(new MetClaim("Total", Evidence.Proved, expectation.Total!.Range, 0));
        var others = expectation with { Claims = [.. expectation.Claims.Except(proved)], Total = isTotalProved ? null : expectation.Total };
        if (others.Claims.Count == 0 && others.Total is null)
            return new ExpectResult(new ExpectOutcome(met));

        var values = ValuesOf(schedule).ToList();
        IReadOnlyList<MetClaim> last = [];
        foreach (var given in values)
        {
            var result = ExpectCheck.Of(code.With(input => new BoundConstant(given.GetValueOrDefault(input, input.StandIn))), schedule.Cost, others);
            if (result.Outcome is null)
                return result.Breach is { What: { } what } breach ? result with { Breach = breach with { What = $"{what}; {Text(given)}" } } : result;
            last = result.Outcome.Met;
        }

        met.AddRange(last.Select(claim => claim with { InputValues = values.Count }));
        return new ExpectResult(new ExpectOutcome(met));
    }

    /// <summary>All at their defaults, all at either limit, and each alone at either.</summary>
    private static IEnumerable<Dictionary<InputSymbol, double>> ValuesOf(ScheduleSymbol schedule)
    {
        Func<InputSymbol, double>[] limits = [input => Finite(input.Min, input), input => Finite(input.Max, input)];
        List<Dictionary<InputSymbol, double>> all = [schedule.Inputs.ToDictionary(input => input, input => input.StandIn)];
        foreach (var limit in limits)
        {
            all.Add(schedule.Inputs.ToDictionary(input => input, limit));
            all.AddRange(schedule.Inputs.Select(one => schedule.Inputs.ToDictionary(input => input, input => input == one ? limit(input) : input.StandIn)));
        }

        return all.DistinctBy(Text);
    }

    private static double Finite(double limit, InputSymbol input) => double.IsFinite(limit) ? limit : input.StandIn;

    private static string Text(Dictionary<InputSymbol, double> given) => "where " + string.Join(" and ", given.Select(input => $"{input.Key.Name} is {NumberText.Of(input.Value)}"));
}
