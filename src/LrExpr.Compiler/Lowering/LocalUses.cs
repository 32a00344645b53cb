using LrExpr.Binding;

namespace LrExpr.Lowering;

/// <summary>How often each local is used, and how large a tree is.</summary>
internal sealed class LocalUses : BoundRewriter
{
    private static readonly Dictionary<Local, int> None = [];

    private Dictionary<Local, int>? _uses;
    private int _size;

    public static IReadOnlyDictionary<Local, int> Count(BoundExpression body)
    {
        var walk = new LocalUses();
        walk.Visit(body);
        return walk._uses ?? None;
    }

    /// <summary>The number of nodes, calls of schedules apart.</summary>
    public static int SizeOf(BoundExpression body)
    {
        var walk = new LocalUses();
        walk.Visit(body);
        return walk._size;
    }

    protected override BoundExpression VisitConstant(BoundConstant node) => Counted(node);

    protected override BoundExpression VisitStep(BoundStep node) => Counted(node);

    protected override BoundExpression VisitLet(BoundLet node) => Counted(base.VisitLet(node));

    protected override BoundExpression VisitCall(BoundCall node) => Counted(base.VisitCall(node));

    protected override BoundExpression VisitConditional(BoundConditional node) => Counted(base.VisitConditional(node));

    protected override BoundExpression VisitCode(BoundCode node) => Counted(base.VisitCode(node));

    protected override BoundExpression VisitLocal(BoundLocal node)
    {
        _uses ??= [];
        _uses[node.Local] = _uses.GetValueOrDefault(node.Local) + 1;
        return Counted(node);
    }

    private BoundExpression Counted(BoundExpression node)
    {
        _size++;
        return node;
    }
}
