using System.Collections.Immutable;
using LrExpr.Functions;

namespace LrExpr.Binding;

/// <summary>A schedule of a kind written in C#, at a step.</summary>
/// <param name="name">The name of the kind.</param>
/// <param name="function">The function; null while a parameter has no value.</param>
/// <param name="step">The step it is called with.</param>
/// <param name="ownCost">What the kind says one call costs.</param>
/// <param name="schedules">The schedules it was given, which it may call.</param>
internal sealed class BoundCode(string name, Func<long, double>? function, BoundExpression step, long ownCost, ImmutableArray<ScheduleSymbol> schedules)
    : BoundExpression(FormulaType.Number)
{
    public string Name { get; } = name;

    public Func<long, double>? Function { get; } = function;

    public BoundExpression Step { get; } = step;

    public long OwnCost { get; } = ownCost;

    public ImmutableArray<ScheduleSymbol> Schedules { get; } = schedules;

    public BoundCode At(BoundExpression step) => new(Name, Function, step, OwnCost, Schedules);
}
