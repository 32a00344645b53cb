using System.Collections.Immutable;
using LrExpr.Language;

namespace LrExpr.Binding;

/// <summary>
/// What a state of one part becomes, as a formula of the whole schedule: its update at the step at which the part is evaluated, and the state itself where the part
/// is not. So a part that stands behind a warm-up hears nothing during the warm-up. The walk gives null for what the part is not in.
/// </summary>
internal sealed class StateUpdate : BoundVisitor<BoundExpression?>
{
    private readonly StateMachine _machine;
    private readonly int _index;
    private readonly BoundLocal _unchanged;

    private StateUpdate(StateMachine machine, int index)
    {
        (_machine, _index) = (machine, index);
        _unchanged = new BoundLocal(machine.States[index]);
    }

    /// <param name="schedule">The schedule.</param>
    /// <param name="machine">The part of it.</param>
    /// <param name="index">Which of the states of the part.</param>
    public static BoundExpression Of(ScheduleSymbol schedule, StateMachine machine, int index)
    {
        var walk = new StateUpdate(machine, index);
        return walk.Of(schedule.Machine, schedule.Body) ?? walk._unchanged;
    }

    protected override BoundExpression? VisitConstant(BoundConstant node) => null;

    protected override BoundExpression? VisitUnknown(BoundUnknown node) => null;

    protected override BoundExpression? VisitStep(BoundStep node) => null;

    protected override BoundExpression? VisitLocal(BoundLocal node) => null;

    protected override BoundExpression? VisitArray(BoundArray node) => null;

    protected override BoundExpression? VisitLet(BoundLet node) =>
        Visit(node.Value) ?? (Visit(node.Body) is { } body ? new BoundLet(node.Local, node.Value, body) : null);

    protected override BoundExpression? VisitConditional(BoundConditional node)
    {
        if (Visit(node.Condition) is { } always)
            return always;
        var (whenTrue, whenFalse) = (Visit(node.WhenTrue), Visit(node.WhenFalse));
        return whenTrue is null && whenFalse is null ? null : new BoundConditional(node.Condition, whenTrue ?? _unchanged, whenFalse ?? _unchanged);
    }

    protected override BoundExpression? VisitCall(BoundCall node) => First(node.Arguments);

    protected override BoundExpression? VisitFunctionCall(BoundFunctionCall node) => First(node.Arguments);

    protected override BoundExpression? VisitKindCall(BoundKindCall node) =>
        Visit(node.Step) ?? (node.Body is { } body && Of(node.Machine, body) is { } update ? new BoundKindCall(node.Kind, node.Step, update) : null);

    protected override BoundExpression? VisitScheduleCall(BoundScheduleCall node) => Visit(node.Step) ?? At(node.Schedule, node.Step);

    protected override BoundExpression? VisitCode(BoundCode node) => Visit(node.Step);

    /// <summary>Only the schedule whose turn it is hears a report.</summary>
    protected override BoundExpression? VisitJoin(BoundJoin node)
    {
        if (Visit(node.X) is { } always)
            return always;
        if (node is not { Boundaries: { } boundaries, Schedules: { } schedules } || !schedules.Any(Contains))
            return null;
        // The step itself is whole.
        var local = new Local("x", FormulaType.Number);
        BoundExpression x = node.X is BoundStep ? node.X : new BoundLocal(local);
        var result = Turn(schedules.Length - 1);
        for (int i = schedules.Length - 2; i >= 0; i--)
            result = new BoundConditional(new BoundCall(FunctionTable.Less, x, new BoundConstant(boundaries[i])), Turn(i), result);
        return x == node.X ? result : new BoundLet(local, new BoundCall(FunctionTable.Floor, node.X), result);

        BoundExpression Turn(int i) =>
            At(schedules[i], i == 0 ? x : new BoundCall(FunctionTable.Subtract, x, new BoundConstant(boundaries[i - 1]))) ?? (BoundExpression)_unchanged;
    }

    private bool Contains(ScheduleSymbol schedule) => schedule.States.Any(part => part.Machine == _machine);

    private BoundKindCall? At(ScheduleSymbol? schedule, BoundExpression step) =>
        schedule is not null && Contains(schedule) && Of(schedule.Machine, schedule.Body) is { } update ? new BoundKindCall(schedule.Kind, step, update) : null;

    private BoundExpression? Of(StateMachine? machine, BoundExpression body) =>
        machine == _machine ? machine.Updates[_index] : Visit(body) ?? First(machine?.Updates ?? []);

    private BoundExpression? First(ImmutableArray<BoundExpression> nodes)
    {
        foreach (var node in nodes)
        {
            if (Visit(node) is { } update)
                return update;
        }

        return null;
    }
}
