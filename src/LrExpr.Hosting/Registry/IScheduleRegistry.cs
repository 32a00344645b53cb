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

    /// <summary>The controller of a schedule: it is told of metrics, and keeps what it heard over changes of the configuration. It is the same object each time.</summary>
    /// <remarks>Schedules and functions by themselves know nothing of what a controller has heard: their values are those before any report. A state goes on where it has its name in the changed configuration.</remarks>
    /// <param name="name">The name, without regard to case.</param>
    /// <returns>The controller; of a schedule that keeps nothing, too.</returns>
    /// <exception cref="KeyNotFoundException">There is no such schedule now.</exception>
    /// <exception cref="InvalidOperationException">An input of the schedule has no default.</exception>
    /// <example><code>double rate = registry.Controller("learning_rate").Report(epoch, loss);</code></example>
    IScheduleController Controller(string name);

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

    /// <summary>
    /// Gives shared parameters new values, for what is known only while the application runs, such as the length of the data. They replace what configuration and code say, are put to use as one new
    /// set, and are kept when the configuration is read again.
    /// </summary>
    /// <remarks>What runs meanwhile goes on with the values before. Parameters that are not named keep theirs. Do not wait for it inside a listener, be it to <see cref="Changed"/> or to a monitor of options: listeners are called by the change that is being made.</remarks>
    /// <param name="parameters">The values, by name; each must be a shared parameter already.</param>
    /// <param name="cancellationToken">Cancels the wait for a change that is being made.</param>
    /// <returns>The revision that has the values.</returns>
    /// <exception cref="ScheduleException">With these values something is wrong, or a name is that of no shared parameter. Nothing has changed.</exception>
    /// <example><code>await registry.SetParametersAsync(new() { ["total_steps"] = loader.Count * epochs });</code></example>
    Task<long> SetParametersAsync(ScheduleParameters parameters, CancellationToken cancellationToken = default);

    /// <summary>Why the configuration as it is now is not in use, and since when; null where it is.</summary>
    ScheduleRejection? Rejection { get; }
}
