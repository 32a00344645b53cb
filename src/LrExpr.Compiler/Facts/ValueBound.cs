namespace LrExpr.Facts;

/// <summary>What is known of the values of a part over a range of steps, and of the difference between computing it for many steps and for one.</summary>
/// <param name="Low">No value is below.</param>
/// <param name="High">No value is above.</param>
/// <param name="Relative">The largest difference relative to the value, in units of 2^-53; infinite where none is known.</param>
/// <param name="Absolute">The largest difference; infinite where none is known.</param>
/// <param name="MayBeNaN">Whether a value may be NaN, which the bounds do not bound.</param>
internal readonly record struct ValueBound(double Low, double High, double Relative = 0, double Absolute = 0, bool MayBeNaN = false)
{
    public static ValueBound Unknown { get; } = new(double.NegativeInfinity, double.PositiveInfinity, MayBeNaN: true);

    /// <summary>Whether both ways give the same bits.</summary>
    public bool IsExact => Absolute == 0;

    /// <summary>Whether every value is a number, and no infinity.</summary>
    public bool IsFinite => !MayBeNaN && double.IsFinite(Low) && double.IsFinite(High);

    public double Magnitude => Math.Max(Math.Abs(Low), Math.Abs(High));

    /// <summary>The least magnitude.</summary>
    public double Least => Low > 0 ? Low : High < 0 ? -High : 0;

    /// <summary>Bounds in their order; none where one of them is no number.</summary>
    public static ValueBound Of(double a, double b) =>
        double.IsNaN(a) || double.IsNaN(b) ? Unknown : new(Math.Min(a, b), Math.Max(a, b));

    public static ValueBound Of(double a, double b, double c, double d) =>
        double.IsNaN(a) || double.IsNaN(b) || double.IsNaN(c) || double.IsNaN(d)
            ? Unknown
            : new(Math.Min(Math.Min(a, b), Math.Min(c, d)), Math.Max(Math.Max(a, b), Math.Max(c, d)));

    public ValueBound With(double relative, double absolute) => this with
    {
        Relative = double.IsNaN(relative) ? double.PositiveInfinity : relative,
        Absolute = double.IsNaN(absolute) ? double.PositiveInfinity : absolute,
    };

    /// <summary>The smallest range with both.</summary>
    public ValueBound Or(ValueBound other) => new(
        Math.Min(Low, other.Low), Math.Max(High, other.High), Math.Max(Relative, other.Relative), Math.Max(Absolute, other.Absolute), MayBeNaN || other.MayBeNaN);

    /// <summary>
    /// With the difference that one more rounding makes, if there is one already: half a place. It can be a whole one, but hardly each time in a row.
    /// </summary>
    public ValueBound Rounded(double relative, double absolute) =>
        absolute == 0 ? With(0, 0) : With(relative + 1, absolute + Place / 2);

    /// <summary>One unit in the last place of the largest value.</summary>
    public double Place => double.IsFinite(Magnitude) ? Magnitude - Math.BitDecrement(Magnitude) : double.PositiveInfinity;
}
