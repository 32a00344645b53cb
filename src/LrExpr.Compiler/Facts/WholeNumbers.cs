using LrExpr.Binding;

namespace LrExpr.Facts;

/// <summary>Tells whole numbers by how they are computed.</summary>
internal static class WholeNumbers
{
    /// <param name="node">The tree.</param>
    /// <param name="valueOf">The value of a local, or null where it is not known.</param>
    public static bool Is(BoundExpression node, Func<Local, BoundExpression?> valueOf) => node switch
    {
        BoundStep or BoundLocal { Local: LrExpr.Lowering.StepLocal } => true,
        BoundConstant { Value.Number: var value } => Math.Floor(value) == value && double.IsFinite(value),
        BoundLocal { Local: var local } => valueOf(local) is { } value && Is(value, valueOf),
        BoundCall { Function.Name: "floor" or "ceil" or "trunc" or "round" or "wholeStep" or "reached" or "count" or "sign" } => true,
        BoundCall { Function.Name: "negate" or "plus" or "abs" or "add" or "subtract" or "multiply" or "min" or "max" } call =>
            call.Arguments.All(argument => Is(argument, valueOf)),
        BoundConditional conditional => Is(conditional.WhenTrue, valueOf) && Is(conditional.WhenFalse, valueOf),
        _ => false,
    };
}
