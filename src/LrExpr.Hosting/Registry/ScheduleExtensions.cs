using LrExpr.Registry;

namespace LrExpr;

/// <summary>Schedules in the forms that other libraries take.</summary>
public static class ScheduleExtensions
{
    /// <summary>The schedule as it is now, until its user renews it; see <see cref="HeldSchedule"/>.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <returns>The schedule, held.</returns>
    public static HeldSchedule Hold(this ISchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return new HeldSchedule(schedule);
    }

    /// <summary>The values as <c>float</c>, rounded to the nearest. As live as the schedule.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <returns>The function.</returns>
    /// <example><code>Func&lt;long, float&gt; rate = learningRate.AsSingle();</code></example>
    public static Func<long, float> AsSingle(this ISchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return step => (float)schedule.At(step);
    }

    /// <summary>The values as times, such as delays between retries. As live as the schedule.</summary>
    /// <remarks>Negative values and NaN are no time at all, <see cref="TimeSpan.Zero"/>; what is too long is <see cref="TimeSpan.MaxValue"/>. Nothing is thrown.</remarks>
    /// <param name="schedule">The schedule.</param>
    /// <param name="unit">The time that the value 1 stands for.</param>
    /// <returns>The function.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The unit is not longer than no time.</exception>
    /// <example><code>Func&lt;long, TimeSpan&gt; delay = backoff.ToTimeSpan(TimeSpan.FromSeconds(1));</code></example>
    public static Func<long, TimeSpan> ToTimeSpan(this ISchedule schedule, TimeSpan unit)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(unit, TimeSpan.Zero);
        return step => Times(schedule.At(step), unit);
    }

    /// <summary>The values as times, in the unit that the configuration says: <c>"Unit": "seconds"</c>. As live as the schedule.</summary>
    /// <remarks>Rounded as by <see cref="ToTimeSpan(ISchedule, TimeSpan)"/>. Where an edit of the configuration takes the unit away, the one there was still counts.</remarks>
    /// <param name="schedule">The schedule.</param>
    /// <returns>The times.</returns>
    /// <exception cref="InvalidOperationException">The configuration says no unit.</exception>
    /// <example><code>TimeSpan delay = backoff.ToTimeSpan().At(attempt);</code></example>
    public static ISchedule<TimeSpan> ToTimeSpan(this ISchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return new TimeSchedule(schedule);
    }

    internal static TimeSpan Times(double value, TimeSpan unit) => (value * unit.Ticks) switch
    {
        >= long.MaxValue => TimeSpan.MaxValue,
        > 0 and var ticks => new TimeSpan((long)Math.Round(ticks)),
        _ => TimeSpan.Zero,
    };

    /// <summary>Values at steps that lie evenly between two, both included; all from one snapshot.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="from">The first step.</param>
    /// <param name="to">The last step.</param>
    /// <param name="count">How many; at least 1. There may be fewer where there are not as many steps.</param>
    /// <returns>The steps in rising order, each with its value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The last step is below the first, or the count below 1.</exception>
    public static IReadOnlyList<(long Step, double Value)> Sample(this ISchedule schedule, long from, long to, int count)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var length = (Int128)to - from;
        var steps = new List<long>();
        for (int i = 0; i < count; i++)
        {
            long step = (long)(from + (count == 1 ? 0 : length * i / (count - 1)));
            if (steps.Count == 0 || step != steps[^1])
                steps.Add(step);
        }

        var values = new double[steps.Count];
        schedule.Fill(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(steps), values);
        return [.. steps.Zip(values)];
    }
}
