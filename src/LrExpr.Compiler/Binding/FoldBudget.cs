namespace LrExpr.Binding;

/// <summary>
/// How much the folds of a formula, and of the kinds it calls, may write out together. Lists are long and folds stand in folds, so it is counted while they are bound.
/// </summary>
internal sealed class FoldBudget
{
    private long _nodeCount;

    /// <summary>Takes the nodes of one more element; false where that is too much.</summary>
    /// <param name="nodeCount">The nodes.</param>
    /// <param name="report">Reports it, which is done once.</param>
    public bool Take(int nodeCount, Action report)
    {
        bool wasWithin = _nodeCount <= DefinitionLimits.ExpandedNodes;
        _nodeCount += nodeCount;
        bool isWithin = _nodeCount <= DefinitionLimits.ExpandedNodes;
        if (wasWithin && !isWithin)
            report();
        return isWithin;
    }
}
