using System.Collections.Concurrent;

namespace LrExpr;

/// <summary>What a new set of schedules changed. Names are in alphabetical order; where only descriptions or sources differ, there are none.</summary>
/// <example>
/// <code>
/// registry.Changed += (_, change) =>
/// {
///     foreach (string name in change.Changed)
///     {
///         if (change.Difference(name) is var (step, before, after))
///             Console.WriteLine($"{name} was {before} and is {after} at step {step}");
///     }
/// };
/// </code>
/// </example>
public sealed class SchedulesChangedEventArgs : EventArgs
{
    private readonly ConcurrentDictionary<string, (long Step, double Before, double After)?> _differences = new(StringComparer.OrdinalIgnoreCase);

    internal SchedulesChangedEventArgs(ScheduleSnapshot previous, ScheduleSnapshot current)
    {
        Previous = previous;
        Current = current;
        ScheduleSet before = previous.Schedules, after = current.Schedules;
        Added = [.. after.Names.Where(name => !before.TryGet(name, out _))];
        Removed = [.. before.Names.Where(name => !after.TryGet(name, out _))];
        Changed = [.. after.Names.Where(name => before.TryGet(name, out var schedule) && !schedule.SharesCodeWith(after[name]))];
    }

    /// <summary>What was in use until now.</summary>
    public ScheduleSnapshot Previous { get; }

    /// <summary>What is in use from now on.</summary>
    public ScheduleSnapshot Current { get; }

    /// <summary>The schedules that are new.</summary>
    public IReadOnlyList<string> Added { get; }

    /// <summary>The schedules that are gone. Who holds one still gets its last values.</summary>
    public IReadOnlyList<string> Removed { get; }

    /// <summary>The schedules that are not what they were, because of their own definition or of something they refer to.</summary>
    public IReadOnlyList<string> Changed { get; }

    /// <summary>The first step from 0 at which a schedule has another value than before.</summary>
    /// <remarks>
    /// It is looked for when it is asked for: at the first steps, around each number in the two formulas, and ever further apart up to 10^15, with the
    /// step found by halving. A difference between steps that all agree may be missed.
    /// </remarks>
    /// <param name="name">The name of a schedule that was there before and is now.</param>
    /// <returns>The step; null if the schedule is new or gone, or if no difference was found.</returns>
    public long? FirstDifference(string name) => Difference(name)?.Step;

    /// <summary>The first step from 0 at which a schedule has another value than before, with both values.</summary>
    /// <remarks>It is looked for as <see cref="FirstDifference"/> says.</remarks>
    /// <param name="name">The name of a schedule that was there before and is now.</param>
    /// <returns>The step, the value before the change and the value after it, as the formulas have them; null if the schedule is new or gone, or if no difference was found.</returns>
    public (long Step, double Before, double After)? Difference(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _differences.GetOrAdd(name, Find);

        (long Step, double Before, double After)? Find(string name) => Previous.Schedules.TryGet(name, out var before) && Current.Schedules.TryGet(name, out var after)
            ? before.Difference(after)
            : null;
    }
}
