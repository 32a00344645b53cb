using LrExpr.Facts;

namespace LrExpr.Curves;

/// <summary>A point of a curve; the value may be NaN or infinite, where the curve has a gap.</summary>
internal readonly record struct CurvePoint(long Step, double Value);

/// <summary>The lower and the upper edge of a band.</summary>
internal readonly record struct BandPoint(long Step, double Low, double High);

/// <summary>What is drawn of a schedule.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is for; null where that is not said.</param>
/// <param name="Points">Points by rising step, joined by lines.</param>
/// <param name="Marks">Where it goes over from one piece to the next.</param>
internal sealed record Curve(string Name, string? Description, IReadOnlyList<CurvePoint> Points, IReadOnlyList<Landmark> Marks)
{
    /// <summary>Between which values most are, at the steps of the points, which are medians then; null where there is one value at each step.</summary>
    public IReadOnlyList<BandPoint>? Band { get; init; }

    /// <summary>Whether its points are those of all steps of the range, of which a drawing needs.</summary>
    public bool HasAllSteps { get; init; }

    /// <summary>The name and what it is for, below a drawing.</summary>
    public string Legend => Description is null ? Name : $"{Name}: {Description}";

    /// <summary>All points there are: its own, and the edges of the band.</summary>
    public IEnumerable<CurvePoint> AllPoints => Band is null ? Points : [.. Points, .. Edge(point => point.Low), .. Edge(point => point.High)];

    /// <summary>One edge of the band.</summary>
    public IReadOnlyList<CurvePoint> Edge(Func<BandPoint, double> value) => Band is null ? [] : [.. Band.Select(point => new CurvePoint(point.Step, value(point)))];
}
