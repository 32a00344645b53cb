namespace LrExpr.Time;

/// <summary>A clock that a schedule runs on: its step is the number of whole units that have passed since a moment.</summary>
/// <param name="FromTicks">The moment of step 0, in ticks of UTC.</param>
/// <param name="UnitTicks">The length of a step.</param>
/// <param name="Zone">The zone in which people read its dates.</param>
internal sealed record Clock(long FromTicks, long UnitTicks, TimeZoneInfo Zone)
{
    /// <summary>The moment of step 0, as people in the zone read it.</summary>
    public DateTimeOffset From => TimeOf(0);

    public TimeSpan Unit => new(UnitTicks);

    /// <summary>The step that a moment falls in. Moments before the first have negative steps.</summary>
    public long StepOf(DateTimeOffset moment) => StepOf(moment.UtcTicks);

    /// <summary>The step that it is now. That of the system is not looked at more often than is needed.</summary>
    public long StepOf(TimeProvider time) =>
        ReferenceEquals(time, TimeProvider.System) && UnitTicks >= TimeSpan.TicksPerSecond ? StepOf(TickedTime.UtcTicks) : StepOf(time.GetUtcNow().UtcTicks);

    private long StepOf(long utcTicks)
    {
        long passed = utcTicks - FromTicks;
        long steps = passed / UnitTicks;
        return passed < 0 && steps * UnitTicks != passed ? steps - 1 : steps;
    }

    /// <summary>The first step that does not begin before a moment, which is what a date in a formula means.</summary>
    public long FirstStepFrom(DateTimeOffset moment)
    {
        long step = StepOf(moment);
        return FromTicks + (step * UnitTicks) == moment.UtcTicks ? step : step + 1;
    }

    /// <summary>When a step begins, as people in the zone read it; the first or last moment there is where it is beyond.</summary>
    public DateTimeOffset TimeOf(long step)
    {
        var ticks = FromTicks + ((Int128)step * UnitTicks);
        var utc = new DateTime((long)Int128.Clamp(ticks, DateTime.MinValue.Ticks + TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay), DateTimeKind.Utc);
        return TimeZoneInfo.ConvertTime(new DateTimeOffset(utc), Zone);
    }

    /// <summary>Whether the steps of another are the same and are read in the same zone.</summary>
    public bool IsSame(Clock? other) => other is not null && FromTicks == other.FromTicks && UnitTicks == other.UnitTicks && Zone.Id == other.Zone.Id;
}
