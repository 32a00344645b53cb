using LrExpr.Binding;

namespace LrExpr.Lowering;

/// <summary>A walk over lowered trees, in which what <see cref="Lowerer"/> writes out does not stand any more.</summary>
internal abstract class LoweredVisitor<TResult> : BoundVisitor<TResult>
{
    protected sealed override TResult VisitUnknown(BoundUnknown node) => NotLowered(node);

    protected sealed override TResult VisitArray(BoundArray node) => NotLowered(node);

    protected sealed override TResult VisitFunctionCall(BoundFunctionCall node) => NotLowered(node);

    protected sealed override TResult VisitKindCall(BoundKindCall node) => NotLowered(node);

    protected sealed override TResult VisitJoin(BoundJoin node) => NotLowered(node);

    private static TResult NotLowered(BoundExpression node) => throw new InvalidOperationException($"{node.GetType().Name} is not part of a lowered tree.");
}
