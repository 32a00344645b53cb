namespace LrExpr.Cli.Plotting;

/// <summary>How large an SVG is, and what is in it.</summary>
/// <param name="Width">In units that are pixels where nothing scales it.</param>
/// <param name="Height">In the same units.</param>
/// <param name="HasLegend">Whether the title and the names of the curves are in it.</param>
internal sealed record SvgSize(int Width, int Height, bool HasLegend)
{
    public static SvgSize Page { get; } = new(720, 360, true);
}
