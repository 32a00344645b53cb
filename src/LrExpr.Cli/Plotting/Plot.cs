using LrExpr.Curves;
using LrExpr.Time;

namespace LrExpr.Cli.Plotting;

/// <summary>Curves over the same steps, whatever they are drawn with.</summary>
/// <param name="Title">What the curves are of.</param>
/// <param name="Curves">The curves, one at least.</param>
/// <param name="First">The first step.</param>
/// <param name="Last">The last step.</param>
/// <param name="HasLogarithmicSteps">Whether the axis of the steps is logarithmic.</param>
/// <param name="HasLogarithmicValues">Whether the axis of the values is.</param>
internal sealed record Plot(string Title, IReadOnlyList<Curve> Curves, long First, long Last, bool HasLogarithmicSteps = false, bool HasLogarithmicValues = false)
{
    /// <summary>What the steps are times by; null where they are none.</summary>
    public Clock? Clock { get; init; }

    /// <summary>What is written at the axis of the steps.</summary>
    public IReadOnlyList<Tick> StepTicks(int most) => Clock is { } clock && !HasLogarithmicSteps ? TimeTicks.Of(StepScale, most, clock) : Ticks.Of(StepScale, most);

    public AxisScale StepScale => AxisScale.ForSteps(First, Last, HasLogarithmicSteps);

    public AxisScale ValueScale(int mostTicks) =>
        AxisScale.ForValues(Curves.SelectMany(curve => curve.AllPoints).Select(point => point.Value), HasLogarithmicValues, mostTicks);

    /// <summary>The pieces of a curve between its gaps, as fractions of the axes.</summary>
    public static IEnumerable<IReadOnlyList<(double X, double Y)>> Lines(Curve curve, AxisScale steps, AxisScale values) => Lines(curve.Points, steps, values);

    /// <summary>The pieces of a line between its gaps, as fractions of the axes.</summary>
    public static IEnumerable<IReadOnlyList<(double X, double Y)>> Lines(IEnumerable<CurvePoint> points, AxisScale steps, AxisScale values)
    {
        var line = new List<(double X, double Y)>();
        foreach (var point in points)
        {
            if (values.CanShow(point.Value) && steps.CanShow(point.Step))
            {
                line.Add((steps.FractionOf(point.Step), values.FractionOf(point.Value)));
            }
            else if (line.Count > 0)
            {
                yield return line;
                line = [];
            }
        }

        if (line.Count > 0)
            yield return line;
    }

    /// <summary>The pieces of a band between its gaps, as fractions of the axes: the lower and the upper edge of each. Where an edge has no place on the axis, the band goes to its end.</summary>
    public static IEnumerable<IReadOnlyList<(double X, double Low, double High)>> Bands(Curve curve, AxisScale steps, AxisScale values)
    {
        var band = new List<(double X, double Low, double High)>();
        foreach (var point in curve.Band ?? [])
        {
            if (steps.CanShow(point.Step) && !double.IsNaN(point.Low) && (values.CanShow(point.High) || values.CanShow(point.Low) || point.Low < point.High && double.IsInfinity(point.High)))
            {
                band.Add((steps.FractionOf(point.Step), values.CanShow(point.Low) ? values.FractionOf(point.Low) : 0, values.CanShow(point.High) ? values.FractionOf(point.High) : 1));
            }
            else if (band.Count > 0)
            {
                yield return band;
                band = [];
            }
        }

        if (band.Count > 0)
            yield return band;
    }

    /// <summary>What the curve does not show, for people; null where it shows everything.</summary>
    public string? Omission(Curve curve)
    {
        var missing = curve.Points.Where(point => !double.IsFinite(point.Value)).ToList();
        if (missing.Count > 0)
            return missing.Count == curve.Points.Count ? "not finite at any step" : FormattableString.Invariant($"not finite at step {missing[0].Step}{(missing.Count > 1 ? " and others" : "")}");
        missing = HasLogarithmicValues ? [.. curve.Points.Where(point => point.Value <= 0)] : [];
        return missing.Count == 0 ? null
            : missing.Count == curve.Points.Count ? "nowhere above 0, so a logarithmic axis cannot show it"
            : FormattableString.Invariant($"not above 0 at step {missing[0].Step}{(missing.Count > 1 ? " and others" : "")}");
    }
}
