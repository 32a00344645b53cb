namespace LrExpr.Binding;

/// <summary>Whether a constant tree has a part whose value nobody can compute yet: a parameter that has none, or an array that hangs on something. What a constant condition excludes is no part.</summary>
internal sealed class MissingValue : BoundRewriter
{
    private bool _isFound;

    public static bool IsIn(BoundExpression tree)
    {
        var walk = new MissingValue();
        walk.Visit(tree);
        return walk._isFound;
    }

    protected override BoundExpression VisitUnknown(BoundUnknown node) => Found(node);

    protected override BoundExpression VisitArray(BoundArray node) => Found(node);

    protected override BoundExpression VisitConditional(BoundConditional node) =>
        node.Condition.Constant is { } known ? Visit(known.Boolean ? node.WhenTrue : node.WhenFalse) : base.VisitConditional(node);

    private BoundExpression Found(BoundExpression node)
    {
        _isFound = true;
        return node;
    }
}
