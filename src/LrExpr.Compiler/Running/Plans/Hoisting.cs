using LrExpr.Binding;
using LrExpr.Language;
using LrExpr.Lowering;

namespace LrExpr.Running.Plans;

/// <summary>Replaces the largest parts that do not change within a run by locals.</summary>
/// <param name="roots">The locals that do not change.</param>
internal sealed class Hoisting(IEnumerable<Local> roots) : BoundRewriter
{
    private readonly HashSet<BoundExpression> _unchanging = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Local> _roots = [.. roots];

    public List<(Local Local, BoundExpression Value)> Derived { get; } = [];

    /// <summary>Finds the parts, before the tree is visited.</summary>
    /// <returns>Whether all of it is one.</returns>
    public bool Survey(BoundExpression body) => new Surveyor(this).Visit(body);

    protected override BoundExpression VisitLet(BoundLet node)
    {
        if (!_unchanging.Contains(node.Value) || node.Local.Type != FormulaType.Number)
            return base.VisitLet(node);
        Derived.Add((node.Local, node.Value));
        return Visit(node.Body);
    }

    protected override BoundExpression VisitConditional(BoundConditional node) => Replaced(node) ?? base.VisitConditional(node);

    protected override BoundExpression VisitCall(BoundCall node) => Replaced(node) ?? base.VisitCall(node);

    private BoundLocal? Replaced(BoundExpression node)
    {
        if (node.Type != FormulaType.Number || !_unchanging.Contains(node))
            return null;
        var local = new Local("derived", FormulaType.Number);
        Derived.Add((local, node));
        return new BoundLocal(local);
    }

    /// <summary>Whether a part does not change.</summary>
    private sealed class Surveyor(Hoisting owner) : LoweredVisitor<bool>
    {
        protected override bool VisitConstant(BoundConstant node) => Noted(node, true);

        protected override bool VisitStep(BoundStep node) => false;

        protected override bool VisitLocal(BoundLocal node) => Noted(node, owner._roots.Contains(node.Local));

        protected override bool VisitLet(BoundLet node)
        {
            bool value = Visit(node.Value);
            if (value && node.Local.Type == FormulaType.Number)
                owner._roots.Add(node.Local);
            return Noted(node, Visit(node.Body) & value);
        }

        protected override bool VisitConditional(BoundConditional node) =>
            Noted(node, Visit(node.Condition) & Visit(node.WhenTrue) & Visit(node.WhenFalse));

        protected override bool VisitCall(BoundCall node)
        {
            bool all = true;
            foreach (var argument in node.Arguments)
                all &= Visit(argument);
            return Noted(node, all);
        }

        protected override bool VisitScheduleCall(BoundScheduleCall node) => false;

        protected override bool VisitCode(BoundCode node) => false;

        private bool Noted(BoundExpression node, bool isUnchanging)
        {
            if (isUnchanging)
                owner._unchanging.Add(node);
            return isUnchanging;
        }
    }
}
