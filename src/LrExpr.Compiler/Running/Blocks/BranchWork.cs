using LrExpr.Binding;
using LrExpr.Lowering;

namespace LrExpr.Running.Blocks;

/// <summary>
/// How much of a tree is computed for one step, and how much for a block in which every branch is taken somewhere. The result of a visit is the work for one step.
/// </summary>
internal sealed class BranchWork : LoweredVisitor<int>
{
    /// <summary>So much more in all than for one step, and vectors do not make up for it.</summary>
    private const double MostBranches = 1.5;

    private int _all;
    private bool _isCostly;

    /// <summary>Whether machine code that takes one branch at a step is faster than blocks that compute all of them.</summary>
    public static bool IsInBranches(BoundExpression body)
    {
        var walk = new BranchWork();
        int one = walk.Visit(body);
        return !walk._isCostly && walk._all > MostBranches * one;
    }

    protected override int VisitConstant(BoundConstant node) => 0;

    protected override int VisitStep(BoundStep node) => 0;

    protected override int VisitLocal(BoundLocal node) => 0;

    protected override int VisitLet(BoundLet node) => Visit(node.Value) + Visit(node.Body);

    protected override int VisitConditional(BoundConditional node)
    {
        _all++;
        return 1 + Visit(node.Condition) + Math.Max(Visit(node.WhenTrue), Visit(node.WhenFalse));
    }

    protected override int VisitCall(BoundCall node)
    {
        _all += node.Function.Cost;
        _isCostly |= node.Function.IsCostly;
        int work = node.Function.Cost;
        foreach (var argument in node.Arguments)
            work += Visit(argument);
        return work;
    }

    protected override int VisitScheduleCall(BoundScheduleCall node) => Visit(node.Step);

    protected override int VisitCode(BoundCode node) => Visit(node.Step);
}
