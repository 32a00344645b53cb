using System.Collections.Immutable;
using LrExpr.Binding;

namespace LrExpr.Loading;

/// <summary>What a bound formula comes to with all that it calls.</summary>
/// <param name="IsFaulty">Whether it, or something that it calls, cannot be used.</param>
/// <param name="NodeCount">Its syntax nodes with those of the functions and kinds called, at each call anew.</param>
/// <param name="Cost">The bound on the work of one evaluation.</param>
internal readonly record struct Extent(bool IsFaulty, long NodeCount = 0, long Cost = 0)
{
    /// <param name="body">The bound formula.</param>
    /// <param name="nodeCount">Its own syntax nodes.</param>
    /// <param name="references">What it calls.</param>
    /// <param name="isFaulty">Whether it has been reported.</param>
    /// <param name="errors">Receives it where it is too large. That it is too dear has places of its own.</param>
    /// <param name="machine">What it keeps from report to report; null where it keeps nothing.</param>
    public static Extent Of(BoundExpression body, int nodeCount, ImmutableArray<Reference> references, bool isFaulty, LinkErrors errors, StateMachine? machine = null)
    {
        // What refers to a definition with errors is not reported for that, but is not used either.
        if (isFaulty || body.IsError || references.Any(reference => reference.Target.IsFaulty))
            return new Extent(IsFaulty: true);
        long expanded = nodeCount;
        foreach (var reference in references)
        {
            expanded += reference.Target switch
            {
                ExpandedSymbol target => target.ExpandedNodeCount,
                ScheduleSymbol { States.IsEmpty: false } listening => listening.ExpandedNodeCount,
                _ => 0,
            };
            if (expanded <= DefinitionLimits.ExpandedNodes)
                continue;
            errors.TooManyNodes(reference);
            return new Extent(IsFaulty: true, expanded);
        }

        long cost = CostCalculator.CostOf(body, machine);
        return new Extent(cost > DefinitionLimits.Cost, expanded, cost);
    }

    public bool IsTooDear => Cost > DefinitionLimits.Cost;
}
