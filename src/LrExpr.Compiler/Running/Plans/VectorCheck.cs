using LrExpr.Binding;
using LrExpr.Language;
using LrExpr.Lowering;

namespace LrExpr.Running.Plans;

/// <summary>Whether there is a vector form of everything in a tree.</summary>
internal sealed class VectorCheck : LoweredVisitor<bool>
{
    protected override bool VisitConstant(BoundConstant node) => node.Type is FormulaType.Number or FormulaType.Boolean;

    protected override bool VisitStep(BoundStep node) => true;

    protected override bool VisitLocal(BoundLocal node) => true;

    protected override bool VisitLet(BoundLet node) => Visit(node.Value) && Visit(node.Body);

    protected override bool VisitConditional(BoundConditional node) => Visit(node.Condition) && Visit(node.WhenTrue) && Visit(node.WhenFalse);

    protected override bool VisitCall(BoundCall node) => node.Function.Vector is not null && node.Arguments.All(Visit);

    protected override bool VisitScheduleCall(BoundScheduleCall node) => false;

    protected override bool VisitCode(BoundCode node) => false;
}
