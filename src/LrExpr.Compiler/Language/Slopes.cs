namespace LrExpr.Language;

/// <summary>How the value of a function goes with one of its arguments, while the others stay, and all of them are within intervals.</summary>
/// <param name="arguments">The intervals.</param>
/// <param name="index">The argument.</param>
internal delegate Tendency SlopeRule(ReadOnlySpan<Interval> arguments, int index);

/// <summary>The slopes of functions, for their rows. True is more than false.</summary>
internal static class Slopes
{
    public static Tendency Rising(ReadOnlySpan<Interval> arguments, int index) => Tendency.Rising;

    public static Tendency Falling(ReadOnlySpan<Interval> arguments, int index) => Tendency.Falling;

    /// <summary>Of <c>a - b</c> and <c>a &gt; b</c>.</summary>
    public static Tendency Difference(ReadOnlySpan<Interval> arguments, int index) => index == 0 ? Tendency.Rising : Tendency.Falling;

    /// <summary>Of <c>min</c>: an argument that another is never above does not matter.</summary>
    public static Tendency Least(ReadOnlySpan<Interval> arguments, int index) => Extreme(arguments, index, static (other, own) => IsBelow(other, own));

    /// <summary>Of <c>max</c>: an argument that another is never below does not matter.</summary>
    public static Tendency Greatest(ReadOnlySpan<Interval> arguments, int index) => Extreme(arguments, index, static (other, own) => IsBelow(own, other));

    private static Tendency Extreme(ReadOnlySpan<Interval> arguments, int index, Func<Interval, Interval, bool> hides)
    {
        for (int i = 0; i < arguments.Length; i++)
        {
            if (i != index && hides(arguments[i], arguments[index]))
                return Tendency.Constant;
        }

        return Tendency.Rising;
    }

    /// <summary>Of two zeros it may be one or the other.</summary>
    private static bool IsBelow(Interval low, Interval high) => !low.MayBeNaN && !high.MayBeNaN && (low.High < high.Low || low.High == high.Low && low.High != 0);

    /// <summary>Of <c>a &lt; b</c>.</summary>
    public static Tendency Reverse(ReadOnlySpan<Interval> arguments, int index) => index == 0 ? Tendency.Falling : Tendency.Rising;

    public static Tendency Product(ReadOnlySpan<Interval> arguments, int index) => arguments[1 - index].Sign;

    public static Tendency Quotient(ReadOnlySpan<Interval> arguments, int index) =>
        arguments[1].Least == 0 ? Tendency.Unknown : index == 0 ? arguments[1].Sign : arguments[0].Sign.Opposite;

    public static Tendency Magnitude(ReadOnlySpan<Interval> arguments, int index) => arguments[0].Sign;

    /// <summary>Of <c>a ^ 0.5</c>, which is infinite at both infinities.</summary>
    public static Tendency RisingFromZero(ReadOnlySpan<Interval> arguments, int index) => arguments[0].Low >= 0 ? Tendency.Rising : Tendency.Unknown;

    /// <summary>Of <c>a ^ -0.5</c>, which is 0 at both infinities.</summary>
    public static Tendency FallingFromZero(ReadOnlySpan<Interval> arguments, int index) => arguments[0].Low >= 0 ? Tendency.Falling : Tendency.Unknown;

    /// <summary>Of <c>a ^ b</c>: as the exponent where the base is positive, and as the base where it is not negative.</summary>
    public static Tendency Power(ReadOnlySpan<Interval> arguments, int index) =>
        index == 1 ? Exponential(arguments[0]) : arguments[0] is { MayBeNaN: false, Low: > 0 } ? arguments[1].Sign : Tendency.Unknown;

    /// <summary>Of a power of a constant, whose second argument is the base.</summary>
    public static Tendency PowerOfConstant(ReadOnlySpan<Interval> arguments, int index) => index == 0 ? Exponential(arguments[1]) : Tendency.Unknown;

    /// <summary>Of a curve from (0, 0) to (1, 1): with the heights of its points always, and with its widths where none is beyond its ends.</summary>
    public static Tendency Curve(ReadOnlySpan<Interval> arguments, int index) =>
        index is 2 or 4 ? Tendency.Rising : !IsUnit(arguments[2]) || !IsUnit(arguments[4]) ? Tendency.Unknown : index == 0 ? Tendency.Rising : Tendency.Falling;

    /// <summary>What is finite stays so until it passes an end of the range of numbers: once, where it can pass only one of them.</summary>
    public static Tendency Finiteness(ReadOnlySpan<Interval> arguments, int index) =>
        arguments[0] is { MayBeNaN: false } x ? double.IsFinite(x.Low) ? Tendency.Falling : double.IsFinite(x.High) ? Tendency.Rising : Tendency.Unknown : Tendency.Unknown;

    /// <summary>Of what goes from element to element and never back: as they do.</summary>
    public static Tendency OfElements(double[] elements)
    {
        bool rises = false, falls = false;
        for (int i = 1; i < elements.Length; i++)
        {
            rises |= elements[i - 1] < elements[i];
            falls |= elements[i - 1] > elements[i];
        }

        return rises && falls ? Tendency.Unknown : rises ? Tendency.Rising : falls ? Tendency.Falling : Tendency.Constant;
    }

    public static Tendency Unknown(ReadOnlySpan<Interval> arguments, int index) => Tendency.Unknown;

    private static bool IsUnit(Interval value) => value is { MayBeNaN: false, Low: >= 0, High: <= 1 };

    private static Tendency Exponential(Interval @base) =>
        @base.MayBeNaN || @base.Low <= 0 ? Tendency.Unknown : @base.Low >= 1 ? Tendency.Rising : @base.High <= 1 ? Tendency.Falling : Tendency.Unknown;
}

/// <summary>Whether a function goes its way with an argument to the last bit, over neighbouring numbers too; else but for a last place or two.</summary>
/// <param name="arguments">The intervals that the arguments are within.</param>
/// <param name="index">The argument.</param>
/// <param name="isWhole">Whether the argument is a whole number, so that it has no neighbours.</param>
internal delegate bool MonotoneRule(ReadOnlySpan<Interval> arguments, int index, bool isWhole);

/// <summary>Where functions are monotone to the last bit, for their rows.</summary>
internal static class Monotone
{
    /// <summary>2^50: the last whole number on such a line is so far from its end that three roundings do not reach it.</summary>
    private const double WidestLine = 1L << 50;

    public static bool ToTheBit(ReadOnlySpan<Interval> arguments, int index, bool isWhole) => true;

    /// <summary>Of <c>a ^ b</c>.</summary>
    public static bool Power(ReadOnlySpan<Interval> arguments, int index, bool isWhole) => index == 1 && (isWhole || HasOneWay(arguments[1]));

    /// <summary>Of a power of a constant, whose first argument is the exponent.</summary>
    public static bool PowerOfConstant(ReadOnlySpan<Interval> arguments, int index, bool isWhole) => index == 0 && (isWhole || HasOneWay(arguments[0]));

    /// <summary>
    /// Of lines between points, with the number: where that and the places of the points are whole, and none is too far from the next, no line ends in a last place beyond its
    /// end.
    /// </summary>
    public static bool Lines(ReadOnlySpan<Interval> arguments, int index, bool isWhole) => index == 0 && isWhole && arguments[1].High - arguments[1].Low <= WidestLine;

    /// <summary>Whether no exponent is one whose power is a square, a root or a reciprocal: those are rounded otherwise than powers next to them.</summary>
    private static bool HasOneWay(Interval exponent) =>
        !exponent.Contains(2) && !exponent.Contains(0.5) && !exponent.Contains(-0.5) && !exponent.Contains(-1);
}

/// <summary>The values a function can have whose arguments are within intervals.</summary>
/// <param name="arguments">The intervals.</param>
internal delegate Interval IntervalRule(ReadOnlySpan<Interval> arguments);

/// <summary>The intervals of functions that go neither way, for their rows; of others they follow from the slopes.</summary>
internal static class Intervals
{
    public static Interval Wave(ReadOnlySpan<Interval> arguments) => new(-1, 1);

    public static Interval Truth(ReadOnlySpan<Interval> arguments) => Interval.Truth;

    /// <summary>Of <c>a &lt; b</c>.</summary>
    public static Interval Less(ReadOnlySpan<Interval> arguments) => Decided(arguments, arguments[0].High < arguments[1].Low, arguments[0].Low >= arguments[1].High);

    /// <summary>Of <c>a &lt;= b</c>.</summary>
    public static Interval LessOrEqual(ReadOnlySpan<Interval> arguments) => Decided(arguments, arguments[0].High <= arguments[1].Low, arguments[0].Low > arguments[1].High);

    /// <summary>Of <c>a &gt; b</c>.</summary>
    public static Interval Greater(ReadOnlySpan<Interval> arguments) => Less([arguments[1], arguments[0]]);

    /// <summary>Of <c>a &gt;= b</c>.</summary>
    public static Interval GreaterOrEqual(ReadOnlySpan<Interval> arguments) => LessOrEqual([arguments[1], arguments[0]]);

    private static Interval Decided(ReadOnlySpan<Interval> arguments, bool isTrue, bool isFalse) =>
        arguments[0].MayBeNaN || arguments[1].MayBeNaN ? Interval.Truth : isTrue ? new(1, 1) : isFalse ? new(0, 0) : Interval.Truth;

    public static Interval IsNaN(ReadOnlySpan<Interval> arguments) => arguments[0].MayBeNaN ? Interval.Truth : new(0, 0);

    public static Interval IsFinite(ReadOnlySpan<Interval> arguments) => arguments[0].IsFinite ? new(1, 1) : Interval.Truth;

    public static Interval Magnitude(ReadOnlySpan<Interval> arguments) => new(arguments[0].Least, arguments[0].Magnitude);

    /// <summary>A number in [0, 1), or [-1, 1] and the like.</summary>
    public static IntervalRule Within(double low, double high) => _ => new(low, high);

    public static Interval Product(ReadOnlySpan<Interval> arguments)
    {
        var (a, b) = (arguments[0], arguments[1]);
        return Interval.Of(a.Low * b.Low, a.Low * b.High).Or(Interval.Of(a.High * b.Low, a.High * b.High));
    }

    public static Interval Quotient(ReadOnlySpan<Interval> arguments)
    {
        var (a, b) = (arguments[0], arguments[1]);
        return b.Least == 0 ? Interval.Unknown : Interval.Of(a.Low / b.Low, a.Low / b.High).Or(Interval.Of(a.High / b.Low, a.High / b.High));
    }

    /// <summary>An element of the last array.</summary>
    public static Interval Elements(ReadOnlySpan<Interval> arguments) => arguments[^1];

    public static Interval ElementsOfFirst(ReadOnlySpan<Interval> arguments) => arguments[0];

    /// <summary>Between the lowest and the highest of 0, 1 and the heights of two points.</summary>
    public static Interval Curve(ReadOnlySpan<Interval> arguments) => new Interval(0, 1).Or(arguments[2]).Or(arguments[4]);

    /// <summary>Between two elements of the last array, but for roundings.</summary>
    public static Interval BetweenElements(ReadOnlySpan<Interval> arguments)
    {
        double room = 1e-14 * arguments[^1].Magnitude;
        return new(arguments[^1].Low - room, arguments[^1].High + room);
    }

    /// <summary>The floored remainder, between 0 and the divisor.</summary>
    public static Interval Remainder(ReadOnlySpan<Interval> arguments) =>
        arguments[1].Least == 0 || !arguments[0].IsFinite ? Interval.Unknown : new(Math.Min(arguments[1].Low, 0), Math.Max(arguments[1].High, 0));
}
