namespace LrExpr.Cli.Input;

/// <summary>A curve that was measured: values at steps.</summary>
/// <param name="Steps">The steps, strictly ascending.</param>
/// <param name="Values">A finite value for each.</param>
/// <param name="Rounding">How far each value may be from what was measured, by the digits that it is written with.</param>
internal sealed record MeasuredCurve(long[] Steps, double[] Values, double[] Rounding)
{
    /// <summary>The largest value, whatever its sign; 1 for a curve that is 0 everywhere.</summary>
    public double Scale { get; } = Values.Max(Math.Abs) is > 0 and var largest ? largest : 1;
}
