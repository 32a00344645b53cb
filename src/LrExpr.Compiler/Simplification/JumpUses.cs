using LrExpr.Binding;
using LrExpr.Functions;

namespace LrExpr.Simplification;

/// <summary>
/// The parts of a tree from which a value follows by jumps, as from the argument of <c>floor</c> or a comparison: there a last place can make a whole
/// difference, so it must not be moved.
/// </summary>
internal sealed class JumpUses : BoundRewriter
{
    private static readonly HashSet<FunctionSymbol> Jumping =
    [
        .. FunctionTable.All.Where(function => function.Name is
            "floor" or "ceil" or "trunc" or "round" or "sign" or "wholeStep" or "mod" or "remainder" or "rem" or "div" or "piecewise" or "reached" or "at" or "product"
            or "uniform" or "normal" or "isnan" or "isfinite" or "less" or "lessOrEqual" or "greater" or "greaterOrEqual" or "equal" or "notEqual"),
    ];

    private readonly HashSet<Local> _locals = [];
    private bool _isInside;

    /// <summary>The locals that jumps follow from.</summary>
    public static IReadOnlySet<Local> LocalsOf(BoundExpression body)
    {
        var walk = new JumpUses();
        walk.Visit(body);
        return walk._locals;
    }

    /// <summary>Whether the value of a call jumps.</summary>
    public static bool Jumps(BoundCall call) => Jumping.Contains(call.Function);

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
        bool jumps = Jumps(node);
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
