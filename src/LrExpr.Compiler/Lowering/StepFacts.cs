using LrExpr.Binding;
using LrExpr.Language;

namespace LrExpr.Lowering;

/// <summary>What can be said of a step that is computed, without evaluating it.</summary>
internal static class StepFacts
{
    /// <summary>Whether it is a number at every step, so that it has a value to round down.</summary>
    public static bool CannotBeNaN(BoundExpression node) => !IntervalOf(node).MayBeNaN;

    private static Interval IntervalOf(BoundExpression node) => node switch
    {
        BoundStep or BoundLocal { Local: StepLocal } => new(-Intrinsics.StepLimit, Intrinsics.StepLimit),
        BoundConstant { Value: { Type: FormulaType.Number } value } => Interval.Of(value.Number),
        BoundLocal { Local: NamedConstant { Value: { Type: FormulaType.Number } value } } => Interval.Of(value.Number),
        BoundCall { IsDefined: true } call => IntervalOf(call.Expanded),
        BoundCall call => call.Function.IntervalOf([.. call.Arguments.Select(IntervalOf)]),
        _ => Interval.Unknown,
    };
}

/// <summary>The step that a kind or schedule written out in place sees: a whole number, or NaN.</summary>
internal sealed class StepLocal() : Local("s", FormulaType.Number);

/// <summary>The value of a parameter under its name. Nothing binds it: whoever writes the tree for people says what it is.</summary>
internal sealed class NamedConstant(ParameterSymbol parameter) : Local(parameter.InFormula, parameter.FormulaType)
{
    public ParameterSymbol Parameter { get; } = parameter;

    public Value Value => Parameter.Value;
}
