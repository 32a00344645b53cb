using LrExpr.Binding;

namespace LrExpr.Lowering;

/// <summary>Puts definitions in the place of calls, for code: what is left calls primitives only.</summary>
internal sealed class Expansion : BoundRewriter
{
    public static BoundExpression Expand(BoundExpression lowered) => new Expansion().Visit(lowered);

    protected override BoundExpression VisitCall(BoundCall node) => node.IsDefined ? Visit(node.Expanded) : base.VisitCall(node);
}
