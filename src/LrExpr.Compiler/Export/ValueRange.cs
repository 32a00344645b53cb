namespace LrExpr.Export;

/// <summary>The numbers a part can be: finite ones between two, both included, or just any, NaN and infinities among them.</summary>
internal readonly record struct ValueRange
{
    private ValueRange(double low, double high)
    {
        Low = low;
        High = high;
        IsKnown = true;
    }

    /// <summary>Nothing is known.</summary>
    public static ValueRange Any => default;

    /// <summary>Whether it is never NaN nor infinite.</summary>
    public bool IsKnown { get; }

    public double Low { get; }

    public double High { get; }

    /// <summary>Whether it is a number other than 0.</summary>
    public bool ExcludesZero => IsKnown && (Low > 0 || High < 0);

    public static ValueRange Of(double value) => Between(value, value);

    /// <summary>Bounds that are no numbers say nothing.</summary>
    public static ValueRange Between(double low, double high) => double.IsFinite(low) && double.IsFinite(high) ? new(low, high) : Any;

    public bool IsWithin(double low, double high) => IsKnown && Low >= low && High <= high;

    public ValueRange Or(ValueRange other) =>
        IsKnown && other.IsKnown ? new(Math.Min(Low, other.Low), Math.Max(High, other.High)) : Any;

    /// <summary>What a function that never falls makes of it. Rounding keeps the order, so the bounds are exact.</summary>
    public ValueRange Rising(Func<double, double> function) => IsKnown ? Between(function(Low), function(High)) : Any;

    /// <summary>What a function makes of it and another that has its extremes where both have theirs.</summary>
    public ValueRange Corners(ValueRange other, Func<double, double, double> function)
    {
        if (!IsKnown || !other.IsKnown)
            return Any;
        ReadOnlySpan<double> corners = [function(Low, other.Low), function(Low, other.High), function(High, other.Low), function(High, other.High)];
        var (low, high) = (corners[0], corners[0]);
        foreach (double corner in corners)
            (low, high) = (Math.Min(low, corner), Math.Max(high, corner));
        return Between(low, high);
    }
}
