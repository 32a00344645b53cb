using LrExpr.Language;

namespace LrExpr.Facts;

/// <summary>What is known of a part of a formula over a range of steps.</summary>
/// <param name="Interval">Between which values it is.</param>
/// <param name="Tendency">How it goes with the step, wherever it is a number.</param>
/// <param name="IsToTheBit">Whether it goes that way to the last bit, from each step to the next; else but for a last place or two.</param>
/// <param name="IsWhole">Whether every value is a whole number.</param>
internal readonly record struct Fact(Interval Interval, Tendency Tendency, bool IsToTheBit = true, bool IsWhole = false)
{
    public static Fact Unknown { get; } = new(Interval.Unknown, Tendency.Unknown);

    /// <summary>Whether it never turns, so that where it is the same at both ends of a range it is so throughout.</summary>
    public bool NeverTurns => IsToTheBit && GoesOneWay;

    /// <summary>Whether it never turns, but for a last place or two.</summary>
    public bool GoesOneWay => Tendency != Tendency.Unknown && !Interval.MayBeNaN;

    public static Fact Of(double constant) => new(Interval.Of(constant), Tendency.Constant, IsWhole: Math.Floor(constant) == constant && double.IsFinite(constant));
}
