using LrExpr.Cli.Input;

namespace LrExpr.Cli.Fitting;

/// <summary>What is known of the measured curve by all that look for it.</summary>
internal sealed class Measured
{
    public Measured(MeasuredCurve curve)
    {
        Curve = curve;
        var marks = Landmarks.Of(curve);
        Guesses = new Guesses(marks);
        Coarse = Points.Of(curve, marks.Telling(even: 16, around: -2));
        Middle = Points.Of(curve, marks.Telling(even: 30, around: 1));
        Fine = Points.Of(curve, marks.Telling(even: 100, around: 2));
    }

    public MeasuredCurve Curve { get; }

    public Guesses Guesses { get; }

    /// <summary>A few points away from the landmarks, where a place that is off by one makes little difference.</summary>
    public Points Coarse { get; }

    /// <summary>A few points more, those about the landmarks among them.</summary>
    public Points Middle { get; }

    /// <summary>So many points that a curve through them is the one.</summary>
    public Points Fine { get; }

    /// <summary>The sum of squares of so much that another place or another option may make it little.</summary>
    public double Near => Fine.Values.Length * Math.Pow(0.03 * Curve.Scale, 2);

    /// <summary>The sum of squares of so little that nobody could tell.</summary>
    public double Nothing => Fine.Values.Length * Math.Pow(1e-13 * Curve.Scale, 2);
}
