using LrExpr.Binding;
using LrExpr.Language;

namespace LrExpr.Lowering;

/// <summary>What can be said of a step that is computed, without evaluating it.</summary>
internal static class StepFacts
{
    private const double LargestStep = 9223372036854775808.0;
    private const double Safe = 1e300;

    /// <summary>Whether it is finite at every step, so that it has a value to round down.</summary>
    public static bool CannotBeNaN(BoundExpression node) => Magnitude(node) < Safe;

    /// <summary>A bound of the magnitude at every step; infinite where none is known, or where it may be NaN.</summary>
    private static double Magnitude(BoundExpression node) => node switch
    {
        BoundStep or BoundLocal { Local: StepLocal } => LargestStep,
        BoundConstant { Value: { Type: FormulaType.Number, IsFinite: true } value } => Math.Abs(value.Number),
        BoundLocal { Local: NamedConstant { Value: { Type: FormulaType.Number, IsFinite: true } value } } => Math.Abs(value.Number),
        BoundCall { Function.Name: "add" or "subtract" } call => Magnitude(call.Arguments[0]) + Magnitude(call.Arguments[1]),
        BoundCall { Function.Name: "multiply" } call => Bounded(Magnitude(call.Arguments[0]) * Magnitude(call.Arguments[1])),
        BoundCall { Function.Name: "divide" } call when call.Arguments[1] is BoundConstant { Value.Number: var divisor } && divisor != 0 =>
            Bounded(Magnitude(call.Arguments[0]) / Math.Abs(divisor)),
        BoundCall { Function.Name: "floor" or "ceil" or "trunc" or "round" } call => Magnitude(call.Arguments[0]) + 1,
        BoundCall { Function.Name: "negate" or "plus" or "abs" } call => Magnitude(call.Arguments[0]),
        BoundCall { Function.Name: "min" or "max" } call => call.Arguments.Max(Magnitude),
        _ => double.PositiveInfinity,
    };

    private static double Bounded(double magnitude) => double.IsNaN(magnitude) ? double.PositiveInfinity : magnitude;
}

/// <summary>The step that a kind or schedule written out in place sees: a whole number, or NaN.</summary>
internal sealed class StepLocal() : Local("s", FormulaType.Number);

/// <summary>The value of a parameter under its name. Nothing binds it: whoever writes the tree for people says what it is.</summary>
internal sealed class NamedConstant(ParameterSymbol parameter) : Local(parameter.Name, parameter.FormulaType)
{
    public ParameterSymbol Parameter => parameter;

    public Value Value => parameter.Value;
}
