using LrExpr.Binding;
using LrExpr.Language;

namespace LrExpr.Lowering;

/// <summary>A step need not be rounded down again.</summary>
internal sealed class WholeSteps : ISimplification
{
    public IReadOnlyList<FunctionSymbol> Functions => [FunctionTable.WholeStep, FunctionTable.Floor];

    public BoundExpression? Apply(BoundExpression node) => node switch
    {
        BoundCall call when call.Arguments[0] is BoundStep or BoundLocal { Local: StepLocal } => call.Arguments[0],
        BoundCall call when call.Function == FunctionTable.WholeStep && call.Arguments[0] is BoundCall floor && floor.Function == FunctionTable.Floor =>
            new BoundCall(call.Function, floor.Arguments),
        _ => null,
    };
}
