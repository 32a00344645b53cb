namespace LrExpr.Time;

/// <summary>
/// The time of the system, looked at once in each tick of its coarse counter, which is some milliseconds long. On virtual machines the clock takes many times as long as
/// the counter, and a schedule whose steps are seconds or longer needs no more.
/// </summary>
internal static class TickedTime
{
    private static long s_tick = long.MinValue;
    private static long s_utcTicks;
    private static int s_isWriting;

    /// <summary>The time in UTC, at most a tick ago.</summary>
    public static long UtcTicks
    {
        get
        {
            long tick = Environment.TickCount64;
            if (Volatile.Read(ref s_tick) != tick)
                return Look();
            long utcTicks = Volatile.Read(ref s_utcTicks);

            // Whoever writes takes the tick away first: where it is there still, the time is that of the tick.
            return Volatile.Read(ref s_tick) == tick ? utcTicks : Look();
        }
    }

    private static long Look()
    {
        if (Interlocked.Exchange(ref s_isWriting, 1) != 0)
            return DateTime.UtcNow.Ticks;
        long tick = Environment.TickCount64;
        long utcTicks = DateTime.UtcNow.Ticks;
        Interlocked.Exchange(ref s_tick, long.MinValue);
        Volatile.Write(ref s_utcTicks, utcTicks);
        Volatile.Write(ref s_tick, tick);
        Volatile.Write(ref s_isWriting, 0);
        return utcTicks;
    }
}
