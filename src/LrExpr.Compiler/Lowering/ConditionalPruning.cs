using LrExpr.Binding;
using LrExpr.Language;

namespace LrExpr.Lowering;

/// <summary><c>true ? a : b</c> is <c>a</c>, <c>c ? true : false</c> is <c>c</c>, and <c>c or true</c> is <c>true</c>.</summary>
internal sealed class ConditionalPruning : ISimplification
{
    public BoundExpression? Apply(BoundExpression node) => node switch
    {
        BoundConditional { Condition.Constant: { } known } conditional => known.Boolean ? conditional.WhenTrue : conditional.WhenFalse,
        BoundConditional { WhenTrue: BoundConstant { Value: { Type: FormulaType.Boolean } whenTrue }, WhenFalse: BoundConstant { Value: var whenFalse } } conditional
            when whenTrue.Boolean || !whenFalse.Boolean =>
            whenTrue.Boolean == whenFalse.Boolean ? conditional.WhenTrue : conditional.Condition,
        _ => null,
    };
}
