namespace LrExpr.Facts;

/// <summary>A step at which a schedule goes over to another piece of itself: a warm-up ends, a boundary is passed, a limit is reached.</summary>
/// <param name="Step">The first step on the other piece.</param>
/// <param name="Text">What has pieces, as a formula: <c>step &lt; 500</c>, <c>min(step, 10000)</c>.</param>
internal sealed record Landmark(long Step, string Text);
