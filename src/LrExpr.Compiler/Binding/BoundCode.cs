using System.Collections.Immutable;
using LrExpr.Language;

namespace LrExpr.Binding;

/// <summary>A schedule of a kind written in C#, at a step.</summary>
/// <param name="kind">The kind.</param>
/// <param name="function">The function; null while a parameter has no value.</param>
/// <param name="step">The step it is called with.</param>
/// <param name="values">The values of the parameters the function was made of.</param>
/// <param name="given">The schedules among them, as the function calls them.</param>
internal sealed class BoundCode(
    ScheduleKind kind, Func<long, double>? function, BoundExpression step, ImmutableArray<ParameterSymbol> values, IReadOnlyCollection<GivenSchedule> given)
    : BoundExpression(FormulaType.Number)
{
    public ScheduleKind Kind { get; } = kind;

    public string Name => Kind.Name;

    public Func<long, double>? Function { get; } = function;

    public BoundExpression Step { get; } = step;

    /// <summary>What the kind says one call costs.</summary>
    public long OwnCost => Kind.Cost;

    public ImmutableArray<ParameterSymbol> Values { get; } = values;

    /// <summary>The schedules it was given, which it may call.</summary>
    public IReadOnlyCollection<GivenSchedule> Given { get; } = given;

    public BoundCode At(BoundExpression step) => new(Kind, Function, step, Values, Given);
}
