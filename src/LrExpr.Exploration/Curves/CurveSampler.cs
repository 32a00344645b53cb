using LrExpr.Facts;

namespace LrExpr.Curves;

/// <summary>
/// Points of a curve for a drawing of so many columns. Of each column the first, the lowest, the highest and the last point
/// stay, so that the drawing is that of all points, and a restart within a column is not missed.
/// </summary>
internal sealed class CurveSampler
{
    private const int AllSteps = 1_000_000;
    private const int PointsPerColumn = 256;
    private const long MostWork = 100_000_000;

    private readonly AxisScale _scale;
    private readonly long _first, _last;
    private readonly int _columns;

    public CurveSampler(long first, long last, int columns, bool isLogarithmic)
    {
        (_first, _last, _columns) = (isLogarithmic ? Math.Max(first, 1) : first, last, Math.Max(2, columns));
        _scale = AxisScale.ForSteps(_first, _last, isLogarithmic);
    }

    /// <summary>What is shown of schedules.</summary>
    public ScheduleValues Values { get; init; } = ScheduleValues.Each;

    /// <summary>At how many steps values are computed at most, but two for each column.</summary>
    public int MostSteps { get; init; } = AllSteps;

    /// <summary>Whether marks are looked for, which takes longer than the values of a simple formula.</summary>
    public bool HasMarks { get; init; } = true;

    public Curve Sample(CompiledSchedule schedule)
    {
        var marks = HasMarks ? FanCourse.Of(schedule, Values).Landmarks(_first, _last) : [];
        long[] steps = StepsFor(schedule.Cost * Values.ValuesPerStep(schedule), marks);
        return CurveOf(schedule, steps, marks, isReduced: true) with { HasAllSteps = steps.Length == (Int128)_last - _first + 1 };
    }

    /// <summary>A curve at exactly the steps given.</summary>
    public Curve At(CompiledSchedule schedule, long[] steps) =>
        CurveOf(schedule, steps, FanCourse.Of(schedule, Values).Landmarks(steps[0], steps[^1]), isReduced: false);

    private Curve CurveOf(CompiledSchedule schedule, long[] steps, IReadOnlyList<Landmark> marks, bool isReduced)
    {
        double[][] values = [.. Values.Of(schedule, steps).Select(column => column.Values)];
        IEnumerable<int> kept = isReduced ? Reduced(steps, values) : Enumerable.Range(0, steps.Length);
        if (Values.FanOf(schedule) is not { } fan)
            return new Curve(schedule.Name, schedule.Description, [.. kept.Select(index => new CurvePoint(steps[index], values[0][index]))], marks);
        int[] indexes = [.. kept];
        string description = schedule.Description is null ? fan.Text : $"{fan.Text}. {schedule.Description}";
        return new Curve(schedule.Name, description, [.. indexes.Select(index => new CurvePoint(steps[index], values[Fan.Median][index]))], marks)
        {
            Band = [.. indexes.Select(index => new BandPoint(steps[index], values[0][index], values[^1][index]))],
        };
    }

    /// <summary>Steps at which schedules can be compared.</summary>
    public long[] StepsFor(params CompiledSchedule[] schedules) => StepsFor(
        schedules.Sum(schedule => schedule.Cost), HasMarks ? [.. schedules.SelectMany(schedule => schedule.Outline.Landmarks(_first, _last))] : []);

    /// <summary>All steps where that is not too much; else as many for each column, at uneven distances, so that no period hides between them.</summary>
    private long[] StepsFor(long cost, IReadOnlyList<Landmark> marks)
    {
        long affordable = Math.Min(MostWork / Math.Max(1, cost), MostSteps);
        if ((Int128)_last - _first < affordable || (Int128)_last - _first < 2 * _columns)
        {
            long[] all = new long[_last - _first + 1];
            for (int i = 0; i < all.Length; i++)
                all[i] = _first + i;
            return all;
        }

        const double golden = 0.6180339887498949;
        int count = (int)Math.Clamp(affordable, 2L * _columns, Math.Max(2L, Math.Min(PointsPerColumn, MostSteps / _columns)) * _columns);
        var steps = new List<long>(count + 2 * marks.Count + 2) { _first, _last };
        for (int i = 0; i < count; i++)
            steps.Add(Math.Clamp(ToStep(_scale.ValueAt((i + i * golden % 1) / count)), _first, _last));
        foreach (var mark in marks)
            steps.AddRange(Math.Max(mark.Step - 1, _first), mark.Step);
        return [.. steps.Order().Distinct()];
    }

    /// <summary>Of each column the first, the lowest, the highest and the last point of each line; of a gap one.</summary>
    private IEnumerable<int> Reduced(long[] steps, double[][] lines)
    {
        for (int start = 0, end; start < steps.Length; start = end)
        {
            int column = ColumnOf(steps[start]);
            bool isFinite = IsFinite(start);
            for (end = start + 1; end < steps.Length && ColumnOf(steps[end]) == column && IsFinite(end) == isFinite;)
                end++;
            var kept = new SortedSet<int> { start };
            if (isFinite)
                kept.Add(end - 1);
            foreach (double[] values in isFinite ? lines : [])
            {
                int low = start, high = start;
                for (int i = start; i < end; i++)
                {
                    low = values[i] < values[low] ? i : low;
                    high = values[i] > values[high] ? i : high;
                }

                kept.UnionWith([low, high]);
            }

            foreach (int index in kept)
                yield return index;
        }

        bool IsFinite(int index) => Array.TrueForAll(lines, values => double.IsFinite(values[index]));
    }

    private int ColumnOf(long step) => Math.Min((int)(_scale.FractionOf(step) * _columns), _columns - 1);

    private static long ToStep(double value) => value >= long.MaxValue ? long.MaxValue : value <= long.MinValue ? long.MinValue : (long)Math.Floor(value);
}
