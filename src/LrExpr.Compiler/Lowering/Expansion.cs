using LrExpr.Binding;

namespace LrExpr.Lowering;

/// <summary>Puts definitions in the place of calls.</summary>
internal sealed class Expansion : BoundRewriter
{
    private readonly Func<BoundCall, bool> _isExpanded;
    private HashSet<BoundCall>? _expanded;

    private Expansion(Func<BoundCall, bool> isExpanded) => _isExpanded = isExpanded;

    /// <summary>For code: what is left calls primitives only.</summary>
    public static BoundExpression Expand(BoundExpression lowered) => Expand(lowered, _ => true);

    /// <summary>Of those calls that are chosen.</summary>
    public static BoundExpression Expand(BoundExpression lowered, Func<BoundCall, bool> isExpanded) => new Expansion(isExpanded).Visit(lowered);

    protected override BoundExpression VisitCall(BoundCall node) => node.IsDefined && _isExpanded(node) ? Visit(Definition(node)) : base.VisitCall(node);

    /// <summary>A part that was written out twice has the same call twice; what it binds is bound once, so the second is expanded by itself.</summary>
    private BoundExpression Definition(BoundCall call) => (_expanded ??= []).Add(call) ? call.Expanded : Prelude.Expand(call.Function, call.Arguments);
}
