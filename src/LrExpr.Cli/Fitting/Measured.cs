using LrExpr.Cli.Input;

namespace LrExpr.Cli.Fitting;

/// <summary>What is known of the measured curve by all that look for it.</summary>
internal sealed class Measured
{
    /// <summary>In units of the largest value.</summary>
    private const double LastDigits = 1e-13;

    /// <summary>How many averages there are of a rough curve.</summary>
    private const int Averages = 200;

    /// <summary>A little more than the root of a third, which it is where all that is rounded away is equally likely.</summary>
    private const double RoundingOnAverage = 0.65;

    private const int ManyPoints = 4_000;

    /// <summary>The median of the size of a second difference of normal noise.</summary>
    private const double MedianOfDifferences = 1.652;

    private Points? _many;

    public Measured(MeasuredCurve curve)
    {
        Curve = curve;
        var marks = Landmarks.Of(curve);
        Guesses = new Guesses(marks.IsRough ? Landmarks.Of(Averaged(curve)) : marks);
        IsRough = marks.IsRough;
        Noise = IsRough ? NoiseOf(curve.Values) : 0;
        Coarse = Points.Of(curve, marks.Telling(even: 16, around: -2));
        Middle = Points.Of(curve, marks.Telling(even: 30, around: 1));
        Fine = Points.Of(curve, marks.Telling(even: 100, around: 2));
    }

    public MeasuredCurve Curve { get; }

    public Guesses Guesses { get; }

    /// <summary>Whether it is as rough as with noise: that no kind gives it exactly is no reason to look on for long.</summary>
    public bool IsRough { get; }

    /// <summary>How far the noise takes a value of a rough curve from where it would be, on average.</summary>
    public double Noise { get; }

    /// <summary>The sum of squares that the curve without its noise is likely to lack.</summary>
    public double NoiseAlone => Fine.Values.Length * Noise * Noise * (1 + (4 / Math.Sqrt(Fine.Values.Length)));

    /// <summary>Many points at even distances, among which noise evens out.</summary>
    public Points Many => _many ??= Points.Of(Curve, [.. Enumerable.Range(0, ManyPoints).Select(i => (int)((long)i * (Curve.Steps.Length - 1) / (ManyPoints - 1))).Distinct()]);

    /// <summary>A few points away from the landmarks, where a place that is off by one makes little difference.</summary>
    public Points Coarse { get; }

    /// <summary>A few points more, those about the landmarks among them.</summary>
    public Points Middle { get; }

    /// <summary>So many points that a curve through them is the one.</summary>
    public Points Fine { get; }

    /// <summary>The sum of squares of so much that another place or another option may make it little.</summary>
    public double Near => Fine.Values.Length * Math.Pow(0.03 * Curve.Scale, 2);

    /// <summary>The sum of squares of so little that nobody could tell: the last digits, or what rounding takes from a value on average.</summary>
    public double Nothing => Fine.Rounding.Sum(rounding => Math.Pow(Math.Max(LastDigits * Curve.Scale, RoundingOnAverage * rounding), 2));

    /// <summary>What second differences say: what is smooth has nearly none, and bends are few, so that their median does not see them.</summary>
    private static double NoiseOf(double[] values)
    {
        double[] sizes = [.. Enumerable.Range(1, Math.Max(0, values.Length - 2)).Select(i => Math.Abs(values[i - 1] - (2 * values[i]) + values[i + 1])).Order()];
        return sizes.Length == 0 ? 0 : sizes[sizes.Length / 2] / MedianOfDifferences;
    }

    /// <summary>Averages of neighbours, among which there is less noise: bends are seen again, if not to the step.</summary>
    private static MeasuredCurve Averaged(MeasuredCurve curve)
    {
        int[] bounds = [.. Enumerable.Range(0, Averages + 1).Select(i => (int)((long)i * curve.Steps.Length / Averages)).Distinct()];
        var parts = bounds.Zip(bounds.Skip(1)).ToList();
        return new MeasuredCurve(
            [.. parts.Select(part => part.First == 0 ? curve.Steps[0] : part.Second == curve.Steps.Length ? curve.Steps[^1] : curve.Steps[(part.First + part.Second) / 2])],
            [.. parts.Select(part => curve.Values[part.First..part.Second].Average())],
            new double[parts.Count]);
    }

    /// <summary>Whether so little is missing at each of the fine points that nobody could tell.</summary>
    public bool IsNothing(double[] missing)
    {
        for (int i = 0; i < missing.Length; i++)
        {
            if (!(Math.Abs(missing[i]) <= Math.Max(LastDigits * Curve.Scale, 1.0005 * Fine.Rounding[i])))
                return false;
        }

        return true;
    }
}
