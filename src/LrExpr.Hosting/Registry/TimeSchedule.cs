namespace LrExpr.Registry;

/// <summary>A schedule as times, whose unit the configuration says.</summary>
internal sealed class TimeSchedule(ISchedule live) : ISchedule<TimeSpan>
{
    private readonly TimeSpan _first = UnitOf(live.Pin()) ?? throw new InvalidOperationException($"schedule '{live.Name}' has no \"Unit\" in the configuration, such as \"seconds\"; or use ToTimeSpan(unit)");

    public string Name => live.Name;

    public TimeSpan At(long step)
    {
        // Unit and formula of one set: an edit may change both.
        var schedule = live.Pin();
        return ScheduleExtensions.Times(schedule.At(step), UnitOf(schedule) ?? _first);
    }

    public TimeSpan At(int step) => At((long)step);

    public override string ToString() => Name;

    private static TimeSpan? UnitOf(CompiledSchedule schedule) => schedule.Unit;
}
