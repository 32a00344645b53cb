using System.Collections.Immutable;

namespace LrExpr.Time;

/// <summary>What tells the times of a schedule: its clock, its horizon and its windows, as far as there are any.</summary>
/// <param name="Clock">The clock; null for a schedule whose steps are no times.</param>
/// <param name="Horizon">The horizon; null for none.</param>
/// <param name="Windows">Times of the week, by name.</param>
internal sealed record StepTimes(Clock? Clock, Horizon? Horizon, ImmutableDictionary<string, ImmutableArray<WeekWindow>> Windows)
{
    /// <summary>The name of windows without a name of their own.</summary>
    public const string Unnamed = "in_window";

    public static StepTimes None { get; } = new(null, null, ImmutableDictionary.Create<string, ImmutableArray<WeekWindow>>(Syntax.Names.Comparer));
}
