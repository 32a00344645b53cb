using LrExpr.Binding;
using LrExpr.Language;

namespace LrExpr.Running.Plans;

/// <summary>
/// Writes functions out as the operations that they are made of, in their order, so that what comes after knows a few operations only. No bit of a value changes.
/// </summary>
internal sealed class Expansion : BoundRewriter
{
    private static readonly BoundConstant Zero = new(0.0), One = new(1.0);

    protected override BoundExpression VisitCall(BoundCall node)
    {
        var call = (BoundCall)base.VisitCall(node);
        var a = call.Arguments;
        switch (call.Function.Name)
        {
            case "mod" or "remainder" when a[1] is BoundConstant { Value.Number: 1 }:
                return Let(a[0], x => Subtract(x, Call("floor", x)));
            case "ramp" when a[0] is BoundConstant { Value.Number: var from } && a[1] is BoundConstant { Value.Number: var to } && from != to:
                return Ramp(from, to, a[2]);
            case "log" when a.Length == 1:
                return Call("ln", a[0]);
            case "log" when a[1] is BoundConstant { Value.Number: var @base }:
                return Divide(Call("ln", a[0]), new BoundConstant(Math.Log(@base)));
            case "interp" when a[1].Constant is { } xs && a[2].Constant is { } ys && xs.Array.Length > 1:
                return Let(a[0], x => Interpolate(x, xs, ys));
            case "piecewise" when a[1].Constant is { } boundaries && Array.TrueForAll(boundaries.Array, double.IsFinite):
                // A boundary is less than x where the next number is less or equal.
                var next = new BoundConstant(boundaries.Array.Select(Math.BitIncrement).ToArray());
                return Let(a[0], x => OrNaN(x, Call("at", a[2], Call("reached", x, next))));
            default:
                return call.Function.WrittenOut is null ? call : Visit(WrittenOut.Call(call));
        }
    }

    private static BoundExpression Interpolate(BoundExpression x, Value xs, Value ys) =>
        Let(Subtract(Call("reached", x, new BoundConstant(xs)), One), j =>
        {
            var (x0, y0) = (At(xs, j), At(ys, j));
            var (x1, y1) = (At(xs, Add(j, One)), At(ys, Add(j, One)));
            var between = Add(y0, Multiply(Subtract(y1, y0), Divide(Subtract(x, x0), Subtract(x1, x0))));
            var last = new BoundConstant(xs.Array.Length - 1.0);
            var right = new BoundConditional(Operator("less", j, last), between, new BoundConstant(ys.Array[^1]));
            return OrNaN(x, new BoundConditional(Operator("less", j, Zero), new BoundConstant(ys.Array[0]), right));
        });

    private static BoundExpression OrNaN(BoundExpression x, BoundExpression value) =>
        x is BoundStep ? value : new BoundConditional(Call("isnan", x), new BoundConstant(double.NaN), value);

    private static BoundCall At(Value values, BoundExpression index) => Call("at", new BoundConstant(values), index);

    private static BoundExpression Ramp(double from, double to, BoundExpression x) =>
        Call("min", Call("max", Divide(Subtract(x, new BoundConstant(from)), new BoundConstant(to - from)), Zero), One);

    private static BoundExpression Let(BoundExpression value, Func<BoundExpression, BoundExpression> body)
    {
        if (value is BoundStep or BoundConstant or BoundLocal)
            return body(value);
        var local = new Local("u", FormulaType.Number);
        return new BoundLet(local, value, body(new BoundLocal(local)));
    }

    private static BoundCall Add(BoundExpression a, BoundExpression b) => Operator("add", a, b);

    private static BoundCall Subtract(BoundExpression a, BoundExpression b) => Operator("subtract", a, b);

    private static BoundCall Multiply(BoundExpression a, BoundExpression b) => Operator("multiply", a, b);

    private static BoundCall Divide(BoundExpression a, BoundExpression b) => Operator("divide", a, b);

    private static BoundCall Operator(string name, params BoundExpression[] arguments) => new(FunctionTable.Operator(name), [.. arguments]);

    private static BoundCall Call(string name, params BoundExpression[] arguments) => new(FunctionTable.Find(name)!, [.. arguments]);
}
