using LrExpr.Binding;
using LrExpr.Facts;
using LrExpr.Language;
using LrExpr.Lowering;

namespace LrExpr.Running.Plans;

/// <summary>Makes a tree simpler by what is known of it over a range of steps: limits that are not reached go, and what does not change becomes a constant.</summary>
internal sealed class Narrowing : PlanWalk
{
    private Narrowing(StepRange range)
        : base(range)
    {
    }

    public static BoundExpression Narrow(BoundExpression body, StepRange range) => Simplifier.ForCode(new Narrowing(range).Visit(body));

    protected override BoundExpression VisitConditional(BoundConditional node)
    {
        var condition = Visit(node.Condition);
        if (condition is BoundConstant known)
            return Visit(known.Value.Boolean ? node.WhenTrue : node.WhenFalse);
        var (whenTrue, whenFalse) = (Visit(node.WhenTrue), Visit(node.WhenFalse));
        return condition == node.Condition && whenTrue == node.WhenTrue && whenFalse == node.WhenFalse ? node : new BoundConditional(condition, whenTrue, whenFalse);
    }

    protected override BoundExpression VisitCall(BoundCall node)
    {
        var fact = Facts.Visit(node);
        if (node.Type == FormulaType.Boolean && fact.Interval.IsPoint)
            return new BoundConstant(fact.Interval.Low != 0);
        bool isWorthALook = node.Type == FormulaType.Boolean || node.Function.Saturates || node.Function.IsStepped;
        if (isWorthALook && fact.NeverTurns)
        {
            var function = FunctionOf(node);
            double first = function(Range.First);
            if (HaveSameBits(first, function(Range.Last)))
                return node.Type == FormulaType.Boolean ? new BoundConstant(first != 0) : new BoundConstant(first);
        }

        if (LimitOf(node) is { } limited && Facts.Visit(limited.Condition) is { NeverTurns: true })
        {
            var holds = FunctionOf(limited.Condition);
            double first = holds(Range.First);

            // NaN is on no side of a limit, and goes through.
            if (first == holds(Range.Last) && (first != 0 || !Facts.Visit(limited.X).Interval.MayBeNaN))
                return first != 0 ? Visit(limited.X) : limited.Limit;
        }

        return base.VisitCall(WithFewerPoints(node));
    }

    /// <summary>Lines between those points only that are met, which go one way where all of them may not.</summary>
    private BoundCall WithFewerPoints(BoundCall node)
    {
        if (node.Function != FunctionTable.Interpolate || node.Arguments is not [var x, { Constant: { Array: var xs } }, { Constant: { Array: var ys } }] || Facts.Visit(x).Interval is not { MayBeNaN: false } interval)
            return node;
        // Of points at one place the last counts there, and the first before it.
        int first = Math.Max(0, (int)Intrinsics.Reached(interval.Low, xs) - 1);
        int end = Math.Min(xs.Length, Math.Max((int)Intrinsics.Passed(interval.High, xs) + 1, (int)Intrinsics.Reached(interval.High, xs)));
        return first == 0 && end == xs.Length ? node : new BoundCall(node.Function, x, new BoundConstant(xs[first..end]), new BoundConstant(ys[first..end]));
    }
}
