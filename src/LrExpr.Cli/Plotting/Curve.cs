using LrExpr.Facts;

namespace LrExpr.Cli.Plotting;

/// <summary>A point of a curve; the value may be NaN or infinite, where the curve has a gap.</summary>
internal readonly record struct CurvePoint(long Step, double Value);

/// <summary>What is drawn of a schedule.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is for; null where that is not said.</param>
/// <param name="Points">Points by rising step, joined by lines.</param>
/// <param name="Marks">Where it goes over from one piece to the next.</param>
internal sealed record Curve(string Name, string? Description, IReadOnlyList<CurvePoint> Points, IReadOnlyList<Landmark> Marks)
{
    /// <summary>Whether its points are those of all steps of the range, of which a drawing needs.</summary>
    public bool HasAllSteps { get; init; }
}
