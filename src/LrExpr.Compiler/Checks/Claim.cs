using LrExpr.Facts;
using LrExpr.Language;
using LrExpr.Syntax;

namespace LrExpr.Checks;

/// <summary>One thing that must be true of the values of a schedule.</summary>
/// <param name="Key">The key of the configuration that says so.</param>
internal abstract record Claim(string Key)
{
    /// <summary>Whether it is about the difference of a value from the one before.</summary>
    public virtual bool ComparesNeighbours => false;

    /// <summary>What a value is wrong in, or null. Comparisons are written so that NaN meets no bound.</summary>
    /// <param name="before">An earlier value; null where there is none.</param>
    /// <param name="isNeighbour">Whether the earlier value is that of the step before.</param>
    /// <param name="value">The value.</param>
    public abstract string? Breach(double? before, bool isNeighbour, double value);

    /// <summary>Whether it must be true of all values that a fact is about.</summary>
    public abstract bool FollowsFrom(Fact fact);
}

/// <summary><c>Finite</c></summary>
internal sealed record IsFinite() : Claim("Finite")
{
    public override string? Breach(double? before, bool isNeighbour, double value) => double.IsFinite(value) ? null : "is not finite";

    public override bool FollowsFrom(Fact fact) => fact.Interval.IsFinite;
}

/// <summary><c>Min</c></summary>
internal sealed record AtLeast(double Bound) : Claim("Min")
{
    public override string? Breach(double? before, bool isNeighbour, double value) => value >= Bound ? null : $"is not at least 'Min', {NumberText.Of(Bound)}";

    public override bool FollowsFrom(Fact fact) => !fact.Interval.MayBeNaN && fact.Interval.Low >= Bound;

    public override string ToString() => $"at least {NumberText.Of(Bound)}";
}

/// <summary><c>Max</c></summary>
internal sealed record AtMost(double Bound) : Claim("Max")
{
    public override string? Breach(double? before, bool isNeighbour, double value) => value <= Bound ? null : $"is not at most 'Max', {NumberText.Of(Bound)}";

    public override bool FollowsFrom(Fact fact) => !fact.Interval.MayBeNaN && fact.Interval.High <= Bound;

    public override string ToString() => $"at most {NumberText.Of(Bound)}";
}

/// <summary><c>MaxJump</c></summary>
internal sealed record JumpsAtMost(double Bound) : Claim("MaxJump")
{
    public override bool ComparesNeighbours => true;

    public override string? Breach(double? before, bool isNeighbour, double value) =>
        double.IsNaN(value) ? "is no number, which meets no bound"
        : before is not { } other || !isNeighbour || Math.Abs(value - other) <= Bound ? null
        : $"differs from the one before, {NumberText.Of(other)}, by more than 'MaxJump', {NumberText.Of(Bound)}";

    /// <summary>No two values are further from each other than the bounds; the difference is rounded as theirs is.</summary>
    public override bool FollowsFrom(Fact fact) => fact.Interval.IsFinite && fact.Interval.High - fact.Interval.Low <= Bound;
}

/// <summary><c>Monotone</c></summary>
internal sealed record GoesOneWay(Tendency Direction) : Claim("Monotone")
{
    public override bool ComparesNeighbours => true;

    public override string? Breach(double? before, bool isNeighbour, double value) =>
        double.IsNaN(value) ? "is no number, which meets no bound"
        : before is not { } other || (Direction == Tendency.Rising ? value >= other : value <= other) ? null
        : $"is not {(Direction == Tendency.Rising ? "increasing" : "decreasing")}; {(isNeighbour ? "the one before" : "an earlier one")} is {NumberText.Of(other)}";

    public override bool FollowsFrom(Fact fact) => fact.NeverTurns && (fact.Tendency == Tendency.Constant || fact.Tendency == Direction);
}

/// <summary><c>Is</c> of a test, with <c>Within</c>. NaN and the infinities are what they are.</summary>
internal sealed record IsValue(double Value, double Within) : Claim("Is")
{
    public override string? Breach(double? before, bool isNeighbour, double value) =>
        value.Equals(Value) || value == Value || Math.Abs(value - Value) <= Within ? null
        : $"is not {NumberText.Of(Value)}" + (Within > 0 ? $", nor within {NumberText.Of(Within)} of it" : "");

    /// <summary>Of all values that are the very same.</summary>
    public override bool FollowsFrom(Fact fact) => fact.Interval.IsPoint && Breach(null, isNeighbour: false, fact.Interval.Low) is null;

    public override string ToString() => $"is {NumberText.Of(Value)}" + (Within > 0 ? $" within {NumberText.Of(Within)}" : "");
}
