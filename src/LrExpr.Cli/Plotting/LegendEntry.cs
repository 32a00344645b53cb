using LrExpr.Cli.Text;
using LrExpr.Curves;

namespace LrExpr.Cli.Plotting;

/// <summary>The name of a curve below an SVG, with what it is for where there is room.</summary>
/// <param name="Curve">Which curve.</param>
/// <param name="Text">What is written.</param>
/// <param name="Offset">Where it begins in its line.</param>
internal sealed record LegendEntry(int Curve, string Text, int Offset)
{
    private const int KeyWidth = 26, Gap = 20;

    /// <summary>As many entries to a line as fit; an entry with a description has a line to itself.</summary>
    public static IReadOnlyList<IReadOnlyList<LegendEntry>> Lines(IReadOnlyList<Curve> curves, int width, int characterWidth)
    {
        var lines = new List<List<LegendEntry>>();
        int used = width;
        for (int i = 0; i < curves.Count; i++)
        {
            var curve = curves[i];
            string text = Printed.Shortened(curve.Legend, (width - KeyWidth) / characterWidth);
            int length = KeyWidth + text.Length * characterWidth;
            if (used + Gap + length > width || curve.Description is not null)
            {
                lines.Add([]);
                used = -Gap;
            }

            lines[^1].Add(new LegendEntry(i, text, used + Gap));
            used = curve.Description is null ? used + Gap + length : width;
        }

        return lines;
    }
}
