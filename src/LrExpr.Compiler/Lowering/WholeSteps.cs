using LrExpr.Binding;

namespace LrExpr.Lowering;

/// <summary>A step need not be rounded down again.</summary>
internal sealed class WholeSteps : ISimplification
{
    public IReadOnlyList<string> Functions => ["wholeStep", "floor"];

    public BoundExpression? Apply(BoundExpression node) => node switch
    {
        BoundCall call when call.Arguments[0] is BoundStep or BoundLocal { Local: StepLocal } => call.Arguments[0],
        BoundCall { Function.Name: "wholeStep" } call when call.Arguments[0] is BoundCall { Function.Name: "floor" } floor =>
            new BoundCall(call.Function, floor.Arguments),
        _ => null,
    };
}
