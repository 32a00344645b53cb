using LrExpr.Language;

namespace LrExpr.Binding;

/// <summary>
/// Whether a tree has a part whose value nobody can compute yet: a parameter that has none, an array or a kind that hangs on a number that is not known
/// before a call. What a constant condition excludes is no part.
/// </summary>
internal sealed class UnknownFinder : BoundRewriter
{
    private readonly bool _findsOpen;
    private bool _found;

    private UnknownFinder(bool findsOpen) => _findsOpen = findsOpen;

    public static bool IsIn(BoundExpression tree) => Finds(tree, findsOpen: false);

    /// <summary>Whether a tree has such a part, or a number that comes with each call.</summary>
    public static bool IsOrOpenIn(BoundExpression tree) => Finds(tree, findsOpen: true);

    private static bool Finds(BoundExpression tree, bool findsOpen)
    {
        var finder = new UnknownFinder(findsOpen);
        finder.Visit(tree);
        return finder._found;
    }

    protected override BoundExpression VisitUnknown(BoundUnknown node)
    {
        _found = true;
        return node;
    }

    protected override BoundExpression VisitArray(BoundArray node)
    {
        _found = true;
        return node;
    }

    protected override BoundExpression VisitLocal(BoundLocal node)
    {
        _found |= node is { Type: FormulaType.Array, Constant: null } || (_findsOpen && node.Local is OpenSymbol);
        return node;
    }

    protected override BoundExpression VisitCall(BoundCall node)
    {
        _found |= node is { Type: FormulaType.Array, Constant: null };
        return node.Constant is null ? base.VisitCall(node) : node;
    }

    /// <summary>A branch that is never taken may well lack something.</summary>
    protected override BoundExpression VisitConditional(BoundConditional node) =>
        node.Condition.Constant is { } known ? Visit(known.Boolean ? node.WhenTrue : node.WhenFalse) : base.VisitConditional(node);

    protected override BoundExpression VisitKindCall(BoundKindCall node)
    {
        _found |= node.Body is null;
        if (node.Body is { } body)
            Visit(body);
        return base.VisitKindCall(node);
    }

    protected override BoundExpression VisitScheduleCall(BoundScheduleCall node)
    {
        _found = true;
        return node;
    }

    protected override BoundExpression VisitJoin(BoundJoin node)
    {
        _found = true;
        return node;
    }
}
