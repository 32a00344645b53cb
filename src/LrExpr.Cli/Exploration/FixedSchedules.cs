using LrExpr.Cli.Input;
using LrExpr.Configuration;
using LrExpr.Shown;

namespace LrExpr.Cli.Exploration;

/// <summary>A set that was loaded once, as a page shows it.</summary>
/// <param name="set">The set.</param>
/// <param name="input">Where it came from.</param>
/// <param name="time">What tells the time.</param>
internal sealed class FixedSchedules(ScheduleSet set, ConfigurationInput input, TimeProvider time) : IShownSchedules
{
    public string Application { get; } = string.Join(" + ", input.Files.Select(Path.GetFileName));

    public string? CommandArguments { get; } = ArgumentsOf(input);

    public ScheduleSnapshot Snapshot { get; } = SnapshotOf(1, set);

    public Problem? Problem => null;

    public RevisionHistory History { get; } = new(SnapshotOf(1, set), time);

    public TimeProvider Time => time;

    public IReadOnlyList<(string Schedule, long Step, double Value)> LastCalls() => [];

    /// <summary>A set with a number, which no host has in use.</summary>
    public static ScheduleSnapshot SnapshotOf(long revision, ScheduleSet set) => new(revision, set, [], new Dictionary<ConfiguredOptions, OptionsContent>());

    /// <summary>The files and the section, as the tool is told of them.</summary>
    public static string ArgumentsOf(ConfigurationInput input) =>
        string.Join(' ', input.Files.Select(file => file.Contains(' ', StringComparison.Ordinal) ? $"'{file}'" : file)) + (input.Section == ConfigurationInput.UsualSection ? "" : $" --section {input.Section}");
}
