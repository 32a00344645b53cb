using LrExpr.Facts;

namespace LrExpr.Curves;

/// <summary>Where schedules that are drawn together, as one for each value of an input, go over to other pieces.</summary>
internal sealed class FanCourse
{
    private readonly CompiledSchedule[] _schedules;

    private FanCourse(CompiledSchedule[] schedules) => _schedules = schedules;

    /// <summary>The course at the lowest, the middle and the highest value of the input; of a schedule without it, that of the schedule.</summary>
    public static FanCourse Of(CompiledSchedule schedule, ScheduleValues values) => new(values.FanOf(schedule) is not { Values: var given } fan
        ? [schedule]
        : [.. new[] { given[0], given[given.Length / 2], given[^1] }.Distinct().Select(value => schedule.With(fan.Name, value))]);

    /// <summary>The marks that do not move with the input.</summary>
    public IReadOnlyList<Landmark> Landmarks(long first, long last)
    {
        var marks = _schedules[0].Outline.Landmarks(first, last);
        foreach (var schedule in _schedules.Skip(1))
        {
            var others = schedule.Outline.Landmarks(first, last).Select(mark => mark.Step).ToHashSet();
            marks = [.. marks.Where(mark => others.Contains(mark.Step))];
        }

        return marks;
    }

    /// <summary>Where there is nothing more to see of any.</summary>
    public long End() => _schedules.Max(schedule => schedule.LastForPeople);
}
