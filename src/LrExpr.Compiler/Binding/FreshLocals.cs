namespace LrExpr.Binding;

/// <summary>Makes a copy in which no local is that of another copy.</summary>
internal sealed class FreshLocals : BoundRewriter
{
    /// <summary>What stands for the locals of the tree in the copy; at first, for those that the tree does not bind.</summary>
    public Dictionary<Local, BoundExpression> Locals { get; } = [];

    public static BoundExpression Copy(BoundExpression tree) => new FreshLocals().Visit(tree);

    protected override BoundExpression VisitLocal(BoundLocal node) => Locals.GetValueOrDefault(node.Local, node);

    protected override BoundExpression VisitLet(BoundLet node)
    {
        var value = Visit(node.Value);
        var local = new Local(node.Local.Name, node.Local.Type);
        Locals[node.Local] = new BoundLocal(local, value);
        return new BoundLet(local, value, Visit(node.Body));
    }
}
