using LrExpr.Binding;
using LrExpr.Language;

namespace LrExpr.Tests.Kinds;

/// <summary>A schedule in the precision that is Keras' default: every value is rounded to a float32.</summary>
internal sealed class Float32Evaluator : BoundVisitor<Value>
{
    private readonly Dictionary<Local, Value> _locals = [];
    private readonly Value _step;

    private Float32Evaluator(long step) => _step = Rounded((double)step);

    public static double Evaluate(CompiledSchedule schedule, long step) => new Float32Evaluator(step).Visit(LrExpr.Lowering.Expansion.Expand(schedule.Code.Lowered.Body)).Number;

    protected override Value VisitConstant(BoundConstant node) => Rounded(node.Value);

    protected override Value VisitStep(BoundStep node) => _step;

    protected override Value VisitLocal(BoundLocal node) => _locals[node.Local];

    protected override Value VisitLet(BoundLet node)
    {
        _locals[node.Local] = Visit(node.Value);
        return Visit(node.Body);
    }

    protected override Value VisitConditional(BoundConditional node) => Visit(Visit(node.Condition).Boolean ? node.WhenTrue : node.WhenFalse);

    protected override Value VisitCall(BoundCall node) => Rounded(node.Function.Invoke([.. node.Arguments.Select(Visit)]));

    protected override Value VisitUnknown(BoundUnknown node) => throw new NotSupportedException();

    protected override Value VisitArray(BoundArray node) => throw new NotSupportedException();

    protected override Value VisitFunctionCall(BoundFunctionCall node) => throw new NotSupportedException();

    protected override Value VisitKindCall(BoundKindCall node) => throw new NotSupportedException();

    protected override Value VisitScheduleCall(BoundScheduleCall node) => throw new NotSupportedException();

    protected override Value VisitJoin(BoundJoin node) => throw new NotSupportedException();

    protected override Value VisitCode(BoundCode node) => throw new NotSupportedException();

    private static Value Rounded(Value value) => value.Type == FormulaType.Number ? (double)(float)value.Number : value;
}
