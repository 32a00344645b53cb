using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace LrExpr.Binding;

/// <summary>A walk that makes a new tree, and returns the very node where nothing below it changed.</summary>
internal abstract class BoundRewriter : BoundVisitor<BoundExpression>
{
    protected override BoundExpression VisitConstant(BoundConstant node) => node;

    protected override BoundExpression VisitUnknown(BoundUnknown node) => node;

    protected override BoundExpression VisitStep(BoundStep node) => node;

    protected override BoundExpression VisitLocal(BoundLocal node) => node;

    protected override BoundExpression VisitArray(BoundArray node) => node;

    protected override BoundExpression VisitLet(BoundLet node)
    {
        var value = Visit(node.Value);
        var body = Visit(node.Body);
        return value == node.Value && body == node.Body ? node : new BoundLet(node.Local, value, body);
    }

    protected override BoundExpression VisitConditional(BoundConditional node)
    {
        var condition = Visit(node.Condition);
        var whenTrue = Visit(node.WhenTrue);
        var whenFalse = Visit(node.WhenFalse);
        return condition == node.Condition && whenTrue == node.WhenTrue && whenFalse == node.WhenFalse
            ? node
            : new BoundConditional(condition, whenTrue, whenFalse);
    }

    protected override BoundExpression VisitCall(BoundCall node)
    {
        var arguments = VisitAll(node.Arguments);
        return arguments == node.Arguments ? node : new BoundCall(node.Function, arguments);
    }

    protected override BoundExpression VisitFunctionCall(BoundFunctionCall node)
    {
        var arguments = VisitAll(node.Arguments);
        return arguments == node.Arguments ? node : new BoundFunctionCall(node.Function, arguments);
    }

    protected override BoundExpression VisitKindCall(BoundKindCall node)
    {
        var step = Visit(node.Step);
        return step == node.Step ? node : new BoundKindCall(node.Kind, step, node.Body, node.Machine) { End = node.End };
    }

    protected override BoundExpression VisitScheduleCall(BoundScheduleCall node)
    {
        var step = Visit(node.Step);
        return step == node.Step ? node : new BoundScheduleCall(node.Schedule, step);
    }

    protected override BoundExpression VisitJoin(BoundJoin node)
    {
        var x = Visit(node.X);
        return x == node.X ? node : new BoundJoin(x, node.Boundaries, node.Schedules);
    }

    protected override BoundExpression VisitCode(BoundCode node)
    {
        var step = Visit(node.Step);
        return step == node.Step ? node : node.At(step);
    }

    private ImmutableArray<BoundExpression> VisitAll(ImmutableArray<BoundExpression> nodes)
    {
        BoundExpression[]? changed = null;
        for (int i = 0; i < nodes.Length; i++)
        {
            var visited = Visit(nodes[i]);
            if (visited != nodes[i] && changed is null)
            {
                changed = new BoundExpression[nodes.Length];
                nodes.CopyTo(0, changed, 0, i);
            }

            if (changed is not null)
                changed[i] = visited;
        }

        return changed is null ? nodes : ImmutableCollectionsMarshal.AsImmutableArray(changed);
    }
}
