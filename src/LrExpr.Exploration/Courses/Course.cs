using LrExpr.Curves;
using LrExpr.Facts;

namespace LrExpr.Courses;

/// <summary>The course of a schedule over a range: pieces, extremes, where it ends to change, values at telling steps.</summary>
/// <param name="First">The first step of the range.</param>
/// <param name="Last">The last step of the range.</param>
/// <param name="Landmarks">Where it goes over from one piece to the next.</param>
/// <param name="Smallest">The smallest finite value, at the first step that has it; null where there is none.</param>
/// <param name="Largest">The largest, likewise.</param>
/// <param name="HasAllSteps">Whether every step of the range was looked at.</param>
/// <param name="Settled">From which step on it has which value for ever; null where it is not known to have one.</param>
/// <param name="Values">Values at both ends, between them, and around the landmarks.</param>
internal sealed record Course(
    long First,
    long Last,
    IReadOnlyList<Landmark> Landmarks,
    CurvePoint? Smallest,
    CurvePoint? Largest,
    bool HasAllSteps,
    CurvePoint? Settled,
    IReadOnlyList<CurvePoint> Values)
{
    private const int Columns = 500;
    private const int Parts = 8;
    private const int MostLandmarksWithValues = 12;

    public static Course Of(CompiledSchedule schedule, long first, long last)
    {
        var curve = new CurveSampler(first, last, Columns, isLogarithmic: false).Sample(schedule);
        var settled = schedule.Outline.Settled();
        var steps = new SortedSet<long> { first, last };
        for (int i = 1; i < Parts; i++)
            steps.Add((long)(first + ((Int128)last - first) * i / Parts));
        foreach (var mark in curve.Marks.Take(MostLandmarksWithValues))
            steps.UnionWith([Math.Max(mark.Step - 1, first), mark.Step]);
        var finite = curve.Points.Where(point => double.IsFinite(point.Value)).ToList();
        return new Course(
            first,
            last,
            curve.Marks,
            finite.Count == 0 ? null : finite.MinBy(point => point.Value),
            finite.Count == 0 ? null : finite.MaxBy(point => point.Value),
            curve.HasAllSteps,
            settled is { } end ? new CurvePoint(end.Step, schedule.At(end.Step)) : null,
            [.. steps.Select(step => new CurvePoint(step, schedule.At(step)))]);
    }
}
