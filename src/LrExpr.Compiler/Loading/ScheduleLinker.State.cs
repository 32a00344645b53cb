using System.Collections.Immutable;
using LrExpr.Binding;
using LrExpr.Definitions;
using LrExpr.Text;

namespace LrExpr.Loading;

/// <content>What schedules keep from report to report.</content>
internal sealed partial class ScheduleLinker
{
    private StateSyntax? ReadState(ScheduleDefinition schedule, StateDefinition kept, FormulaScope scope) => new StateReader(_shared, _diagnostics) { Times = scope.Times }.Read(
        kept,
        [.. scope.Parameters.Keys],
        (SourceText text, IReadOnlyCollection<string> seen, out int count) => ParseIn(schedule.Dialect, text, scope, seen, out count));

    /// <summary>What listens in a schedule, which must not be much.</summary>
    private ImmutableArray<StatePart> StatesOf(ScheduleDefinition schedule, Bound bound)
    {
        bool mayHave = bound.Machine is not null || bound.References.Any(reference => reference.Target is ScheduleSymbol { States.IsEmpty: false } or KindSymbol { Listens: true });
        if (!mayHave)
            return [];
        var states = StateFinder.In(bound.Machine, bound.Body, out var ofCode);
        if (ofCode is not null)
            _errors.StateOfCode(schedule.Formula, schedule.Path, schedule.File, ofCode);
        else if (states.Sum(part => part.Machine.States.Length) is > StateMachine.Most and var count)
            _errors.TooManyStates(schedule.Formula, schedule.Path, schedule.File, count);
        else
            return states;
        return [];
    }
}
