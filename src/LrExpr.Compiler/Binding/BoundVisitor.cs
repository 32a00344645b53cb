using System.Runtime.CompilerServices;
using LrExpr.Text;

namespace LrExpr.Binding;

/// <summary>A walk over bound trees. A new node is a new abstract member, so no walk can forget it.</summary>
internal abstract class BoundVisitor<TResult>
{
    /// <summary>Optimised at once: thousands of schedules are loaded before the runtime would come to that, and all of them go through here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public TResult Visit(BoundExpression node) => !StackGuard.HasRoom
        ? VisitOnFreshStack(node)
        : node switch
        {
            BoundConstant constant => VisitConstant(constant),
            BoundStep step => VisitStep(step),
            BoundLocal local => VisitLocal(local),
            BoundCall call => VisitCall(call),
            BoundConditional conditional => VisitConditional(conditional),
            BoundLet let => VisitLet(let),
            BoundFunctionCall call => VisitFunctionCall(call),
            BoundKindCall call => VisitKindCall(call),
            BoundScheduleCall call => VisitScheduleCall(call),
            BoundJoin join => VisitJoin(join),
            BoundCode code => VisitCode(code),
            BoundArray array => VisitArray(array),
            BoundUnknown unknown => VisitUnknown(unknown),
            _ => throw new InvalidOperationException($"No visit for {node.GetType().Name}."),
        };

    protected abstract TResult VisitConstant(BoundConstant node);

    protected abstract TResult VisitUnknown(BoundUnknown node);

    protected abstract TResult VisitStep(BoundStep node);

    protected abstract TResult VisitLocal(BoundLocal node);

    protected abstract TResult VisitLet(BoundLet node);

    protected abstract TResult VisitConditional(BoundConditional node);

    protected abstract TResult VisitArray(BoundArray node);

    protected abstract TResult VisitCall(BoundCall node);

    protected abstract TResult VisitFunctionCall(BoundFunctionCall node);

    protected abstract TResult VisitKindCall(BoundKindCall node);

    protected abstract TResult VisitScheduleCall(BoundScheduleCall node);

    protected abstract TResult VisitJoin(BoundJoin node);

    protected abstract TResult VisitCode(BoundCode node);

    /// <summary>Apart from its caller, which would otherwise make a closure for every node.</summary>
    private TResult VisitOnFreshStack(BoundExpression node) => StackGuard.OnFreshStack(() => Visit(node));
}
