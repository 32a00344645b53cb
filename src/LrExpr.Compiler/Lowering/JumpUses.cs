using LrExpr.Binding;

namespace LrExpr.Lowering;

/// <summary>
/// The parts of a tree from which a value follows by jumps, as from the argument of <c>floor</c> or a comparison: there a last place can make a whole
/// difference, so it must not be moved.
/// </summary>
internal sealed class JumpUses : BoundRewriter
{
    private readonly HashSet<Local> _locals = [];
    private bool _isInside;

    /// <summary>The locals that jumps follow from.</summary>
    public static IReadOnlySet<Local> LocalsOf(BoundExpression body)
    {
        var walk = new JumpUses();
        walk.Visit(body);
        return walk._locals;
    }

    protected override BoundExpression VisitLocal(BoundLocal node)
    {
        if (_isInside)
            _locals.Add(node.Local);
        return node;
    }

    /// <summary>The body first: it says how the local is used.</summary>
    protected override BoundExpression VisitLet(BoundLet node)
    {
        Visit(node.Body);
        Inside(_locals.Contains(node.Local), node.Value);
        return node;
    }

    protected override BoundExpression VisitCall(BoundCall node)
    {
        bool jumps = node.Function.Jumps;
        foreach (var argument in node.Arguments)
            Inside(jumps, argument);
        return node;
    }

    protected override BoundExpression VisitScheduleCall(BoundScheduleCall node)
    {
        Inside(true, node.Step);
        return node;
    }

    protected override BoundExpression VisitCode(BoundCode node)
    {
        Inside(true, node.Step);
        return node;
    }

    private void Inside(bool jumps, BoundExpression node)
    {
        bool outer = _isInside;
        _isInside |= jumps;
        Visit(node);
        _isInside = outer;
    }
}
