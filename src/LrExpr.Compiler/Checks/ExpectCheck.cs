using LrExpr.Running;

namespace LrExpr.Checks;

/// <summary>What came of the expectations of a schedule: what is met and how that is known, or what is not.</summary>
/// <param name="Outcome">What is met; null where something is not.</param>
/// <param name="Breach">Where a claim about values is not true.</param>
/// <param name="Total">The sum that is not within its bounds.</param>
/// <param name="IsTotalTooMuch">Whether the sum is of too many values and cannot be bounded either.</param>
internal sealed record ExpectResult(ExpectOutcome? Outcome, FoundBreach? Breach = null, double? Total = null, bool IsTotalTooMuch = false);

/// <summary>Proves expectations where it can, checks the others at every step where that is affordable, and at some steps where it is not.</summary>
internal static class ExpectCheck
{
    /// <param name="code">The code of the schedule.</param>
    /// <param name="cost">What one value costs at most.</param>
    /// <param name="expectation">What it expects.</param>
    public static ExpectResult Of(ScheduleCode code, long cost, Expectation expectation)
    {
        var range = expectation.Range;
        var proof = new Proof(code, cost, range);
        Claim[] proved = [.. expectation.Claims.Where(proof.Holds)];
        Claim[] others = [.. expectation.Claims.Except(proved)];
        var met = proved.Select(claim => new MetClaim(claim.Key, Evidence.Proved, range, 0)).ToList();

        // Of a function in C# it is expected at least that it has a value.
        if (others.Length > 0 || expectation.Claims.Count == 0 && expectation.Total is null && Opaque.IsIn(code.Simplified))
        {
            bool isWhole = range.IsAffordable(cost);
            var steps = isWhole ? [] : SampledSteps.Of(code, cost, range);
            var breach = isWhole ? ValueCheck.AtEveryStep(code, range, others) : ValueCheck.At(code, steps, others);
            if (breach is not null)
                return new ExpectResult(null, breach);
            met.AddRange(others.Select(claim => new MetClaim(claim.Key, isWhole ? Evidence.EveryStep : Evidence.Sampled, range, isWhole ? range.Count : steps.Count)));
        }

        return expectation.Total is { } total ? OfTotal(code, cost, total, met) : new ExpectResult(new ExpectOutcome(met));
    }

    /// <summary>A sum is computed where it can be, and else bounded; some of its terms say nothing about it.</summary>
    private static ExpectResult OfTotal(ScheduleCode code, long cost, TotalClaim claim, List<MetClaim> met)
    {
        var range = claim.Range;
        if (!range.IsAffordable(cost))
        {
            if (new Proof(code, cost, range).BoundsOfSum() is not var (low, high) || low < claim.Min || high > claim.Max)
                return new ExpectResult(null, IsTotalTooMuch: true);
            return new ExpectResult(new ExpectOutcome([.. met, new MetClaim("Total", Evidence.Proved, range, 0)]));
        }

        var sum = new CompensatedSum();
        var thrown = ValueCheck.ForEveryStep(code, range, (_, value) =>
        {
            sum.Add(value);
            return null;
        });
        if (thrown is not null)
            return new ExpectResult(null, thrown);
        bool isWithin = (claim.Min is not { } min || sum.Value >= min) && (claim.Max is not { } max || sum.Value <= max) && !double.IsNaN(sum.Value);
        return isWithin
            ? new ExpectResult(new ExpectOutcome([.. met, new MetClaim("Total", Evidence.EveryStep, range, range.Count)]))
            : new ExpectResult(null, Total: sum.Value);
    }
}
