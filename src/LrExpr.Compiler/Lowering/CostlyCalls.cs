using LrExpr.Binding;

namespace LrExpr.Lowering;

/// <summary>A call of a costly function, as often as it stands in a tree.</summary>
/// <param name="node">Where it stands first.</param>
internal sealed class CostlyCall(BoundCall node)
{
    public BoundCall Node => node;

    public int Count { get; set; }

    /// <summary>The innermost local that it uses; null where it uses none.</summary>
    public Local? Innermost { get; set; }

    /// <summary>Whether it is computed whenever the body of that local is.</summary>
    public bool IsCertain { get; set; }
}

/// <summary>Finds the costly calls of a tree, inner ones before those that use them. The result of the walk is how deep the innermost local is that a part uses.</summary>
internal sealed class CostlyCalls : LoweredVisitor<int>
{
    private readonly Dictionary<BoundExpression, (CostlyCall Call, int Depth)> _known = new(SameValue.Instance);
    private readonly List<CostlyCall> _inOrder = [];
    private readonly List<Local?> _locals = [null];
    private readonly Dictionary<Local, int> _depths = [];

    /// <summary>How many locals are around the innermost branch that may not be computed.</summary>
    private int _certainFrom;

    public static List<CostlyCall> In(BoundExpression body)
    {
        // Most trees have one at most, which cannot stand twice.
        if (NumberIn(body) < 2)
            return [];
        var walk = new CostlyCalls();
        walk.Visit(body);
        return walk._inOrder;
    }

    /// <summary>How many there are, whether they are the same or not.</summary>
    public static int NumberIn(BoundExpression body)
    {
        var walk = new Number();
        walk.Visit(body);
        return walk.Count;
    }

    protected override int VisitConstant(BoundConstant node) => 0;

    protected override int VisitStep(BoundStep node) => 0;

    /// <summary>A local that is bound around the tree is as good as a constant.</summary>
    protected override int VisitLocal(BoundLocal node) => _depths.GetValueOrDefault(node.Local);

    protected override int VisitScheduleCall(BoundScheduleCall node) => Visit(node.Step);

    protected override int VisitCode(BoundCode node) => Visit(node.Step);

    protected override int VisitLet(BoundLet node)
    {
        int depth = Visit(node.Value), outer = _locals.Count;
        _depths[node.Local] = outer;
        _locals.Add(node.Local);
        depth = Math.Max(depth, Visit(node.Body));
        _locals.RemoveAt(outer);
        _depths.Remove(node.Local);
        return Math.Min(depth, outer - 1);
    }

    protected override int VisitConditional(BoundConditional node)
    {
        int depth = Visit(node.Condition);
        int outer = _certainFrom;
        _certainFrom = _locals.Count;
        depth = Math.Max(depth, Math.Max(Visit(node.WhenTrue), Visit(node.WhenFalse)));
        _certainFrom = outer;
        return depth;
    }

    protected override int VisitCall(BoundCall node)
    {
        if (!node.Function.IsCostly)
            return DepthOf(node);
        if (!_known.TryGetValue(node, out var known))
        {
            int depth = DepthOf(node);
            known = (new CostlyCall(node) { Innermost = _locals[depth] }, depth);
            _known.Add(node, known);
            _inOrder.Add(known.Call);
        }

        known.Call.Count++;
        known.Call.IsCertain |= known.Depth >= _certainFrom;
        return known.Depth;
    }

    private int DepthOf(BoundCall node)
    {
        int depth = 0;
        foreach (var argument in node.Arguments)
            depth = Math.Max(depth, Visit(argument));
        return depth;
    }

    private sealed class Number : BoundRewriter
    {
        public int Count { get; private set; }

        protected override BoundExpression VisitCall(BoundCall node)
        {
            Count += node.Function.IsCostly ? 1 : 0;
            return base.VisitCall(node);
        }
    }
}
