using LrExpr.Configuration;

namespace LrExpr;

/// <summary>The schedules at one moment: an immutable set and its number.</summary>
/// <example>
/// <code>
/// ScheduleSet set = registry.Snapshot.Schedules;
/// double rate = set["learning_rate"].At(step), momentum = set["momentum"].At(step); // of one configuration, whatever happens meanwhile
/// </code>
/// </example>
public sealed class ScheduleSnapshot
{
    internal ScheduleSnapshot(long revision, ScheduleSet schedules, CompiledSchedule[] served, IReadOnlyDictionary<ConfiguredOptions, OptionsContent> options)
    {
        Revision = revision;
        Schedules = schedules;
        Served = served;
        Options = options;
    }

    /// <summary>The number of the set; 1 for that of the start, one more with each change.</summary>
    public long Revision { get; }

    /// <summary>The schedules.</summary>
    public ScheduleSet Schedules { get; }

    /// <summary>What each handle serves, by the index it has for ever; a schedule that is gone keeps its place.</summary>
    internal CompiledSchedule[] Served { get; }

    /// <summary>What stands in the sections of options; of the same reading as the schedules.</summary>
    internal IReadOnlyDictionary<ConfiguredOptions, OptionsContent> Options { get; }
}
