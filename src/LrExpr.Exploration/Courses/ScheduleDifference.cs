using LrExpr.Curves;
using LrExpr.Facts;
using LrExpr.Loading;

namespace LrExpr.Courses;

/// <summary>How a schedule of one configuration differs from that of the same name in another.</summary>
/// <param name="Name">The name.</param>
/// <param name="Before">The schedule of the first configuration.</param>
/// <param name="After">That of the second.</param>
/// <param name="First">The first step with another value.</param>
/// <param name="Largest">The step of the range at which the values are farthest apart.</param>
/// <param name="FirstStep">The first step of the range.</param>
/// <param name="LastStep">The last step of the range.</param>
/// <param name="HasAllSteps">Whether every step of the range was looked at.</param>
internal sealed record ScheduleDifference(
    string Name, CompiledSchedule Before, CompiledSchedule After, ValuePair First, ValuePair Largest, long FirstStep, long LastStep, bool HasAllSteps)
{
    private const int Columns = 500;

    /// <summary>Both at a step that was asked for; null where none was.</summary>
    public DifferenceAt? At { get; private init; }

    /// <summary>The difference; null where the schedules have the same values at all steps that were looked at.</summary>
    /// <param name="before">The one.</param>
    /// <param name="after">The other.</param>
    /// <param name="range">The range to look at; null to have it chosen.</param>
    /// <param name="at">A step that both are looked at; null for none.</param>
    public static ScheduleDifference? Between(CompiledSchedule before, CompiledSchedule after, (long First, long Last)? range, long? at)
    {
        if (before.Code.HasValuesOf(after.Code))
            return null;
        long? different = before.FirstDifference(after);
        long start = range?.First ?? 0;
        long end = range?.Last ?? Math.Max(Math.Max(before.LastForPeople, after.LastForPeople), different ?? 0);
        long[] steps = new CurveSampler(start, end, Columns, isLogarithmic: false).StepsFor(before, after);
        var pairs = steps.Select(step => new ValuePair(step, before.At(step), after.At(step)));
        var largest = new ValuePair(start, 0, 0);
        ValuePair? first = different is { } known ? new ValuePair(known, before.At(known), after.At(known)) : null;
        foreach (var pair in pairs)
        {
            if (pair.Distance > 0 && (first is null || pair.Step < first.Value.Step))
                first = pair;
            if (pair.Distance > largest.Distance)
                largest = pair;
        }

        if (first is null && at is { } asked && new ValuePair(asked, before.At(asked), after.At(asked)) is { Distance: > 0 } there)
            first = there;
        if (first is not { } one)
            return null;
        return new ScheduleDifference(before.Name, before, after, one, largest.Distance > 0 ? largest : one, start, end, steps.Length == (Int128)end - start + 1)
        {
            At = at is { } step ? DifferenceAt.Of(before, after, step, end) : null,
        };
    }
}
