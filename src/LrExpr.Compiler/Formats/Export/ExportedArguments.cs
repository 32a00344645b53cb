using System.Collections.Immutable;
using LrExpr.Binding;
using LrExpr.Syntax;

namespace LrExpr.Formats.Export;

/// <summary>What is not known before a call of a schedule: inputs, and where it listens, states and signals. Functions that need them have them as arguments.</summary>
internal sealed class ExportedArguments
{
    private readonly Func<InputSymbol, double?> _given;

    // What is referred to may know an input from an earlier set; there is one of each name.
    private readonly Dictionary<string, ExportedArgument> _inputs;
    private readonly Dictionary<OpenSymbol, ExportedArgument> _heard = new(ReferenceEqualityComparer.Instance);

    /// <param name="schedule">The schedule.</param>
    /// <param name="given">What an input has been given for good; null for one that is an argument.</param>
    public ExportedArguments(ScheduleSymbol schedule, Func<InputSymbol, double?> given)
    {
        _given = given;
        _inputs = schedule.Inputs.ToDictionary(input => input.Name, input => new ExportedArgument(input.Name, input), Names.Comparer);
        Inputs = [.. Of(schedule)];
        foreach (var part in schedule.States)
        {
            foreach (var state in part.Machine.States)
                _heard.Add(state, new ExportedArgument(part.NameOf(state), state));
        }

        States = [.. _heard.Values];
        var signals = schedule.States.SelectMany(part => part.Machine.Signals).Distinct().ToList();

        // Parts that listen to one name in the same way hear the same number.
        foreach (var same in signals.GroupBy(signal => (signal.Name.ToUpperInvariant(), signal.Min, signal.Max, signal.Default)))
        {
            var argument = new ExportedArgument(same.First().Name, same.First());
            foreach (var signal in same)
                _heard.Add(signal, argument);
        }

        Signals = [.. signals.Select(signal => _heard[signal]).Distinct().OrderBy(signal => signals.Any(other => other.Default is null && Names.Same(other.Name, signal.Name)) ? 0 : 1)];
        All = [.. Inputs, .. States, .. Signals];
    }

    public ImmutableArray<ExportedArgument> Inputs { get; }

    /// <summary>The states, in the order in which they are met.</summary>
    public ImmutableArray<ExportedArgument> States { get; }

    /// <summary>The signals, those first that a report must give. One of a name that parts take in different ways is there for each way.</summary>
    public ImmutableArray<ExportedArgument> Signals { get; }

    /// <summary>All of them, in the order of arguments.</summary>
    public ImmutableArray<ExportedArgument> All { get; }

    /// <summary>What stands for a number in a tree.</summary>
    public BoundExpression ValueOf(OpenSymbol symbol) => symbol is InputSymbol input
        ? _given(input) is { } value ? new BoundConstant(value) : new BoundLocal(_inputs[input.Name])
        : _heard.TryGetValue(symbol, out var heard) ? new BoundLocal(heard) : new BoundConstant(symbol.StandIn);

    /// <summary>The inputs of a schedule; those that may be left out come last.</summary>
    public IEnumerable<ExportedArgument> Of(ScheduleSymbol schedule) =>
        schedule.Inputs.Where(input => _given(input) is null).OrderBy(input => input.Default is not null).Select(input => _inputs[input.Name]);
}
