using LrExpr.Facts;

namespace LrExpr.Cli.Plotting;

/// <summary>Where schedules that are drawn together, as one for each value of an input, go over to other pieces.</summary>
internal sealed class FanCourse
{
    private readonly Outline[] _outlines;

    private FanCourse(Outline[] outlines) => _outlines = outlines;

    /// <summary>The course at the lowest, the middle and the highest value of the input; of a schedule without it, that of the schedule.</summary>
    public static FanCourse Of(CompiledSchedule schedule, ScheduleValues values) => new(values.FanOf(schedule) is not { Values: var given } fan
        ? [schedule.Outline]
        : [.. new[] { given[0], given[given.Length / 2], given[^1] }.Distinct().Select(value => schedule.With(fan.Name, value).Outline)]);

    /// <summary>The marks that do not move with the input.</summary>
    public IReadOnlyList<Landmark> Landmarks(long first, long last)
    {
        var marks = _outlines[0].Landmarks(first, last);
        foreach (var outline in _outlines.Skip(1))
        {
            var others = outline.Landmarks(first, last).Select(mark => mark.Step).ToHashSet();
            marks = [.. marks.Where(mark => others.Contains(mark.Step))];
        }

        return marks;
    }

    /// <summary>Where there is nothing more to see of any.</summary>
    public long End() => _outlines.Max(outline => outline.End());
}
