using LrExpr.Binding;
using LrExpr.Language;

namespace LrExpr.Running.Plans;

/// <summary>
/// Writes functions of tables as an element at an index that goes one way with their argument, so that runs of the index can be found: whatever the
/// elements are, the index does not come back.
/// </summary>
internal sealed class Tables : BoundRewriter
{
    private static readonly BoundConstant Zero = new(0.0), One = new(1.0);

    protected override BoundExpression VisitCall(BoundCall node)
    {
        var call = (BoundCall)base.VisitCall(node);
        if (call.Function == FunctionTable.Piecewise)
            return ElementAt(call.Arguments[2], new BoundCall(FunctionTable.Passed, call.Arguments[0], call.Arguments[1]));
        if (call.Function == FunctionTable.Interpolate && call.Arguments[1].Constant is { Array.Length: > 1 } xs && call.Arguments[2].Constant is { } ys)
            return Let("x", call.Arguments[0], x => Interpolated(x, xs, ys));
        return call;
    }

    /// <summary>The operations of <see cref="Intrinsics.Interpolate"/>.</summary>
    private static BoundExpression Interpolated(BoundExpression x, Value xs, Value ys) =>
        Let("j", new BoundCall(FunctionTable.Subtract, new BoundCall(FunctionTable.Reached, x, new BoundConstant(xs)), One), j =>
        {
            BoundExpression next = new BoundCall(FunctionTable.Add, j, One), last = new BoundConstant(xs.Array.Length - 1.0);
            BoundCall x0 = ElementAt(new BoundConstant(xs), j), x1 = ElementAt(new BoundConstant(xs), next);
            BoundCall y0 = ElementAt(new BoundConstant(ys), j), y1 = ElementAt(new BoundConstant(ys), next);
            var part = new BoundCall(FunctionTable.Divide, new BoundCall(FunctionTable.Subtract, x, x0), new BoundCall(FunctionTable.Subtract, x1, x0));
            var between = new BoundCall(FunctionTable.Add, y0, new BoundCall(FunctionTable.Multiply, new BoundCall(FunctionTable.Subtract, y1, y0), part));
            var right = new BoundConditional(new BoundCall(FunctionTable.Less, j, last), between, new BoundConstant(ys.Array[^1]));
            var value = new BoundConditional(new BoundCall(FunctionTable.Less, j, Zero), new BoundConstant(ys.Array[0]), right);
            return x is BoundStep ? value : new BoundConditional(new BoundCall(FunctionTable.IsNaN, x), new BoundConstant(double.NaN), value);
        });

    private static BoundCall ElementAt(BoundExpression values, BoundExpression index) => new(FunctionTable.ElementAt, values, index);

    private static BoundExpression Let(string name, BoundExpression value, Func<BoundExpression, BoundExpression> body)
    {
        if (value is BoundStep or BoundConstant or BoundLocal)
            return body(value);
        var local = new Local(name, FormulaType.Number);
        return new BoundLet(local, value, body(new BoundLocal(local)));
    }
}
