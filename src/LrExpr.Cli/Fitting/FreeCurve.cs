using LrExpr.Cli.Input;
using LrExpr.Running;

namespace LrExpr.Cli.Fitting;

/// <summary>Some points of the measured curve.</summary>
/// <param name="Steps">Their steps.</param>
/// <param name="Values">Their values.</param>
/// <param name="Rounding">How far each may be from what was measured.</param>
internal sealed record Points(long[] Steps, double[] Values, double[] Rounding)
{
    public static Points Of(MeasuredCurve curve, int[] indices) =>
        new([.. indices.Select(index => curve.Steps[index])], [.. indices.Select(index => curve.Values[index])], [.. indices.Select(index => curve.Rounding[index])]);
}

/// <summary>The curves that a kind has with all its numbers: how far they are from the measured one, and how that changes with each number.</summary>
/// <param name="variant">The kind with its numbers left open.</param>
internal sealed class FreeCurve(Variant variant)
{
    private const double Small = 1e-6;

    public IReadOnlyList<FreeNumber> Numbers { get; } = variant.Numbers;

    public bool Holds(double[] given) => variant.Open.Holds(given);

    /// <summary>What the curve lacks to the measured one; null where it is not finite.</summary>
    public double[]? Missing(double[] given, Points points)
    {
        double[] missing = new double[points.Steps.Length];
        variant.Open.Fill(given, points.Steps, missing);
        variant.Effort.Spend(missing.Length, variant.Open.IsBoundAnew);
        for (int i = 0; i < missing.Length; i++)
        {
            missing[i] = points.Values[i] - missing[i];
            if (!double.IsFinite(missing[i]))
                return null;
        }

        return missing;
    }

    /// <summary>How the values change with a number; null where that is not finite. A place may be rounded, and is moved by one where less makes no difference.</summary>
    /// <param name="given">The numbers.</param>
    /// <param name="index">Which of them changes.</param>
    /// <param name="points">The points.</param>
    /// <param name="missing">What the curve lacks with these numbers.</param>
    public double[]? Slope(double[] given, int index, Points points, double[] missing) =>
        SmoothSlope(given, index, points, missing) is not { } slope ? null
        : Numbers[index].IsPlace && Array.TrueForAll(slope, value => value == 0) ? Difference(given, index, points, missing, 1) ?? Difference(given, index, points, missing, -1) ?? slope
        : slope;

    private double[]? SmoothSlope(double[] given, int index, Points points, double[] missing)
    {
        double change = Small * (given[index] == 0 ? Numbers[index].IsPlace ? 1 : 0.1 : Math.Abs(given[index]));
        return Difference(given, index, points, missing, change) ?? Difference(given, index, points, missing, -change);
    }

    private double[]? Difference(double[] given, int index, Points points, double[] missing, double by)
    {
        double[] moved = [.. given];
        moved[index] += by;
        double change = moved[index] - given[index];
        if (Missing(moved, points) is not { } slope)
            return null;
        for (int i = 0; i < slope.Length; i++)
            slope[i] = (missing[i] - slope[i]) / change;
        return slope;
    }
}
