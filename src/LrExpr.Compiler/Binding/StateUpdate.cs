using System.Collections.Immutable;
using LrExpr.Language;

namespace LrExpr.Binding;

/// <summary>
/// What a state of one part becomes, as a formula of the whole schedule: its update at the step at which the part is evaluated, and the state itself where the part
/// is not. So a part that stands behind a condition hears nothing while the condition keeps it from being evaluated. Where it is evaluated more than once, the first one counts.
/// </summary>
/// <remarks>A walk over a node gives what the state is after it, if it is what a local says where the part is not evaluated in the node.</remarks>
internal sealed class StateUpdate : BoundVisitor<BoundExpression>
{
    private readonly StateMachine _machine;
    private readonly int _index;
    private readonly Dictionary<BoundExpression, bool> _contains = new(ReferenceEqualityComparer.Instance);
    private BoundLocal _otherwise;

    private StateUpdate(StateMachine machine, int index)
    {
        (_machine, _index) = (machine, index);
        _otherwise = new BoundLocal(machine.States[index]);
    }

    /// <param name="schedule">The schedule.</param>
    /// <param name="machine">The part of it.</param>
    /// <param name="index">Which of the states of the part.</param>
    public static BoundExpression Of(ScheduleSymbol schedule, StateMachine machine, int index) => new StateUpdate(machine, index).Of(schedule.Machine, schedule.Body);

    protected override BoundExpression VisitConstant(BoundConstant node) => _otherwise;

    protected override BoundExpression VisitUnknown(BoundUnknown node) => _otherwise;

    protected override BoundExpression VisitStep(BoundStep node) => _otherwise;

    protected override BoundExpression VisitLocal(BoundLocal node) => _otherwise;

    protected override BoundExpression VisitArray(BoundArray node) => _otherwise;

    protected override BoundExpression VisitLet(BoundLet node) =>
        Contains(node.Body) ? InOrder([node.Value], () => new BoundLet(node.Local, node.Value, Visit(node.Body))) : Visit(node.Value);

    protected override BoundExpression VisitConditional(BoundConditional node) => Contains(node.WhenTrue) || Contains(node.WhenFalse)
        ? InOrder([node.Condition], () => new BoundConditional(node.Condition, Visit(node.WhenTrue), Visit(node.WhenFalse)))
        : Visit(node.Condition);

    protected override BoundExpression VisitCall(BoundCall node) => InOrder(node.Arguments);

    protected override BoundExpression VisitFunctionCall(BoundFunctionCall node) => InOrder(node.Arguments);

    protected override BoundExpression VisitKindCall(BoundKindCall node) => node.Body is { } body && Contains(node.Machine, body)
        ? InOrder([node.Step], () => new BoundKindCall(node.Kind, node.Step, Of(node.Machine, body)))
        : Visit(node.Step);

    protected override BoundExpression VisitScheduleCall(BoundScheduleCall node) => node.Schedule is { } schedule && Contains(schedule)
        ? InOrder([node.Step], () => At(schedule, node.Step))
        : Visit(node.Step);

    protected override BoundExpression VisitCode(BoundCode node) => Visit(node.Step);

    /// <summary>Only the schedule whose turn it is hears a report.</summary>
    protected override BoundExpression VisitJoin(BoundJoin node)
    {
        if (node is not { Boundaries: { } boundaries, Schedules: { } schedules } || !schedules.Any(Contains))
            return Visit(node.X);
        return InOrder([node.X], () =>
        {
            // The step itself is whole.
            var local = new Local("x", FormulaType.Number);
            BoundExpression x = node.X is BoundStep ? node.X : new BoundLocal(local);
            var result = Turn(schedules.Length - 1);
            for (int i = schedules.Length - 2; i >= 0; i--)
                result = new BoundConditional(new BoundCall(FunctionTable.Less, x, new BoundConstant(boundaries[i])), Turn(i), result);
            return node.X is BoundStep ? result : new BoundLet(local, new BoundCall(FunctionTable.Floor, node.X), result);

            BoundExpression Turn(int i) => !Contains(schedules[i]) ? _otherwise
                : At(schedules[i], i == 0 ? x : new BoundCall(FunctionTable.Subtract, x, new BoundConstant(boundaries[i - 1])));
        });
    }

    private BoundKindCall At(ScheduleSymbol schedule, BoundExpression step) => new(schedule.Kind, step, Of(schedule.Machine, schedule.Body));

    private BoundExpression Of(StateMachine? machine, BoundExpression body) =>
        machine == _machine ? machine.Updates[_index] : InOrder([body, .. machine?.Updates ?? []]);

    /// <summary>
    /// Nodes that are evaluated one after another: the first that has the part counts, and what the others make of the state is what it falls back to. That is computed
    /// beforehand, in a local, since it may be needed within another step, and in more than one place.
    /// </summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="last">What comes after them; null for nothing.</param>
    private BoundExpression InOrder(ImmutableArray<BoundExpression> nodes, Func<BoundExpression>? last = null)
    {
        var outer = _otherwise;
        var lets = new List<(Local Local, BoundExpression Value)>();
        BoundExpression result = last?.Invoke() ?? _otherwise;
        for (int i = nodes.Length - 1; i >= 0; i--)
        {
            if (!Contains(nodes[i]))
                continue;
            if (result != _otherwise)
            {
                var local = new Local("state", FormulaType.Number);
                lets.Add((local, result));
                _otherwise = new BoundLocal(local);
            }

            result = Visit(nodes[i]);
        }

        _otherwise = outer;
        for (int i = lets.Count - 1; i >= 0; i--)
            result = new BoundLet(lets[i].Local, lets[i].Value, result);
        return result;
    }

    private bool Contains(ScheduleSymbol schedule) => schedule.States.Any(part => part.Machine == _machine);

    private bool Contains(StateMachine? machine, BoundExpression body) => machine == _machine || Contains(body) || machine?.Updates.Any(Contains) == true;

    private bool Contains(BoundExpression node) => _contains.TryGetValue(node, out bool known) ? known : _contains[node] = PartFinder.IsIn(node, this);

    /// <summary>Whether the part is in a tree.</summary>
    private sealed class PartFinder(StateUpdate update) : BoundRewriter
    {
        private bool _isFound;

        public static bool IsIn(BoundExpression node, StateUpdate update)
        {
            var finder = new PartFinder(update);
            finder.Visit(node);
            return finder._isFound;
        }

        protected override BoundExpression VisitKindCall(BoundKindCall node)
        {
            _isFound |= node.Body is { } body && update.Contains(node.Machine, body);
            return base.VisitKindCall(node);
        }

        protected override BoundExpression VisitScheduleCall(BoundScheduleCall node)
        {
            _isFound |= node.Schedule is { } schedule && update.Contains(schedule);
            return base.VisitScheduleCall(node);
        }

        protected override BoundExpression VisitJoin(BoundJoin node)
        {
            _isFound |= node.Schedules?.Any(update.Contains) == true;
            return base.VisitJoin(node);
        }
    }
}
