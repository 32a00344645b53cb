namespace LrExpr.Language;

/// <summary>What is known of a value: it is not below and not above, unless it is NaN. A boolean is 1 or 0.</summary>
/// <param name="Low">No value is below.</param>
/// <param name="High">No value is above.</param>
/// <param name="MayBeNaN">Whether a value may be NaN, which the bounds do not bound.</param>
internal readonly record struct Interval(double Low, double High, bool MayBeNaN = false)
{
    public static Interval Unknown { get; } = new(double.NegativeInfinity, double.PositiveInfinity, MayBeNaN: true);

    /// <summary>A truth.</summary>
    public static Interval Truth { get; } = new(0, 1);

    /// <summary>Whether every value is a number, and no infinity.</summary>
    public bool IsFinite => !MayBeNaN && double.IsFinite(Low) && double.IsFinite(High);

    public bool IsPoint => Low == High && !MayBeNaN;

    /// <summary>Whether it can be a number.</summary>
    public bool Contains(double value) => Low <= value && value <= High;

    public double Magnitude => Math.Max(Math.Abs(Low), Math.Abs(High));

    /// <summary>The least magnitude.</summary>
    public double Least => Low > 0 ? Low : High < 0 ? -High : 0;

    /// <summary>How something goes that is multiplied by the value.</summary>
    public Tendency Sign => MayBeNaN ? Tendency.Unknown : Low >= 0 ? Tendency.Rising : High <= 0 ? Tendency.Falling : Tendency.Unknown;

    public static Interval Of(double value) => double.IsNaN(value) ? Unknown : new(value, value);

    /// <summary>Bounds in their order; none where one of them is no number.</summary>
    public static Interval Of(double a, double b) => double.IsNaN(a) || double.IsNaN(b) ? Unknown : new(Math.Min(a, b), Math.Max(a, b));

    /// <summary>The smallest interval with both.</summary>
    public Interval Or(Interval other) => new(Math.Min(Low, other.Low), Math.Max(High, other.High), MayBeNaN || other.MayBeNaN);

    /// <summary>With room for a last place or two.</summary>
    public Interval Widened() => this with { Low = Math.BitDecrement(Math.BitDecrement(Low)), High = Math.BitIncrement(Math.BitIncrement(High)) };
}
