using System.Collections.Immutable;

namespace LrExpr.Binding;

/// <summary>What a schedule that listens keeps, and how a report changes it.</summary>
/// <param name="Signals">What a report gives.</param>
/// <param name="States">What it keeps.</param>
/// <param name="Updates">A formula for each state, of what all of them were before, the signals and the step.</param>
internal sealed record StateMachine(ImmutableArray<SignalSymbol> Signals, ImmutableArray<StateSymbol> States, ImmutableArray<BoundExpression> Updates)
{
    /// <summary>How many states a schedule can have, with those of what it refers to.</summary>
    public const int Most = 64;

    /// <summary>The names of states that formulas see.</summary>
    public static IReadOnlyDictionary<string, OpenSymbol> Nothing { get; } = new Dictionary<string, OpenSymbol>();
}

/// <summary>A schedule that listens, as a part of another.</summary>
/// <param name="Name">What it is within the other: names of schedules and kinds with points between; empty for the other itself.</param>
/// <param name="Machine">What it keeps.</param>
internal sealed record StatePart(string Name, StateMachine Machine)
{
    /// <summary>The name of a state, such as <c>best</c>, or <c>plateau.best</c> in what refers to a schedule <c>plateau</c>.</summary>
    public string NameOf(StateSymbol state) => Name.Length == 0 ? state.Name : Name + "." + state.Name;
}
