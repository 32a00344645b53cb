namespace LrExpr.Time;

/// <summary>How long a run is: what <c>total</c>, <c>progress</c> and <c>epoch</c> are made of.</summary>
/// <param name="Total">The steps of the whole run; null where nothing is said.</param>
/// <param name="PerEpoch">The steps of an epoch; null where nothing is said.</param>
internal sealed record Horizon(double? Total, double? PerEpoch);
