using LrExpr.Binding;
using LrExpr.Language;
using LrExpr.Lowering;

namespace LrExpr.Formats.Export;

/// <summary>Tells steps that need not be rounded down: those that are one, a whole number, or made of both.</summary>
internal static class WholeStep
{
    /// <summary>Up to here a step and a whole number beside it are whole together.</summary>
    private const double LargestWhole = 1L << 53;

    public static bool Is(BoundExpression node) => node switch
    {
        BoundStep or BoundLocal { Local: StepLocal } => true,
        BoundCall { Function.Name: "add" or "subtract" or "min" or "max" } call => call.Arguments.All(Is),
        _ => IsWhole(node),
    };

    /// <summary>A step is never -0, so neither may be what it is taken for.</summary>
    private static bool IsWhole(BoundExpression node) =>
        (node is BoundLocal { Local: NamedConstant named } ? named.Value : node.Constant) is { Type: FormulaType.Number, Number: var value }
        && Math.Floor(value) == value && Math.Abs(value) <= LargestWhole && !(value == 0 && double.IsNegative(value));
}
