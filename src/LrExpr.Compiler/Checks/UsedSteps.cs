using LrExpr.Language;

namespace LrExpr.Checks;

/// <summary>Steps at which something is used.</summary>
/// <param name="Range">The first and the last of them.</param>
/// <param name="By">What says so, such as <c>'Horizon'</c>.</param>
internal readonly record struct UsedSteps(Interval Range, string By)
{
    /// <summary>Both together, as the one says that goes farther.</summary>
    public UsedSteps And(UsedSteps other) => new(Range.Or(other.Range), other.Range.High > Range.High ? other.By : By);
}
