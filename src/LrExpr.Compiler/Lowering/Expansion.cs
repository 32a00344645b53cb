using LrExpr.Binding;

namespace LrExpr.Lowering;

/// <summary>Puts definitions in the place of calls.</summary>
internal sealed class Expansion : BoundRewriter
{
    private readonly Func<BoundCall, bool> _isExpanded;

    private Expansion(Func<BoundCall, bool> isExpanded) => _isExpanded = isExpanded;

    /// <summary>For code: what is left calls primitives only.</summary>
    public static BoundExpression Expand(BoundExpression lowered) => Expand(lowered, _ => true);

    /// <summary>Of those calls that are chosen.</summary>
    public static BoundExpression Expand(BoundExpression lowered, Func<BoundCall, bool> isExpanded) => new Expansion(isExpanded).Visit(lowered);

    protected override BoundExpression VisitCall(BoundCall node) => node.IsDefined && _isExpanded(node) ? Visit(node.Expanded) : base.VisitCall(node);
}
