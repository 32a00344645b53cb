using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Primitives;

namespace LrExpr;

/// <summary>All schedules of the running application, by name. Enumerating it gives those there are now.</summary>
/// <example>
/// <code>
/// foreach (ISchedule schedule in registry)
///     Console.WriteLine($"{schedule.Name} begins at {schedule.At(0)}");
/// </code>
/// </example>
public interface IScheduleRegistry : IEnumerable<ISchedule>
{
    /// <summary>The schedule of a name. It is the same object each time.</summary>
    /// <param name="name">The name, without regard to case.</param>
    /// <exception cref="KeyNotFoundException">There is none now; the message lists the names there are, and the nearest.</exception>
    ISchedule this[string name] { get; }

    /// <summary>The schedule of a name, if there is one now.</summary>
    /// <param name="name">The name, without regard to case.</param>
    /// <param name="schedule">The schedule, or null.</param>
    /// <returns>Whether there is one.</returns>
    bool TryGet(string name, [NotNullWhen(true)] out ISchedule? schedule);

    /// <summary>The names of the schedules there are now, in alphabetical order.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>The set in use: immutable, and consistent in itself. Take it once where several schedules must agree.</summary>
    ScheduleSnapshot Snapshot { get; }

    /// <summary>The number of the set in use; 1 for that of the start, one more with each change.</summary>
    long Revision { get; }

    /// <summary>A new set has been put to use; it says which schedules are new, gone or different. Raised on the thread that made the change.</summary>
    /// <remarks>An exception of a listener is logged; it neither stops the change nor keeps other listeners from hearing of it.</remarks>
    event EventHandler<SchedulesChangedEventArgs>? Changed;

    /// <summary>A token that is triggered by the next change, for <c>ChangeToken.OnChange(registry.GetChangeToken, ...)</c>; <see cref="LastChange"/> then says what changed.</summary>
    /// <returns>The token.</returns>
    IChangeToken GetChangeToken();

    /// <summary>What the newest change was; null while the set of the start is in use.</summary>
    SchedulesChangedEventArgs? LastChange { get; }

    /// <summary>Why the configuration as it is now is not in use, and since when; null where it is.</summary>
    ScheduleRejection? Rejection { get; }
}
