using LrExpr.Binding;

namespace LrExpr.Simplification;

/// <summary><c>true ? a : b</c> is <c>a</c>, and <c>c ? true : false</c> is <c>c</c>.</summary>
internal sealed class ConditionalPruning : ISimplification
{
    public BoundExpression? Apply(BoundExpression node) => node switch
    {
        BoundConditional { Condition.Constant: { } known } conditional => known.Boolean ? conditional.WhenTrue : conditional.WhenFalse,
        BoundConditional { WhenTrue: BoundConstant { Value: { Type: Functions.FormulaType.Boolean, Boolean: true } } } conditional
            when conditional.WhenFalse is BoundConstant { Value.Boolean: false } => conditional.Condition,
        _ => null,
    };
}
