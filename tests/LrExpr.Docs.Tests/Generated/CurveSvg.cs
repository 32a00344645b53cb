using LrExpr.Cli.Plotting;
using LrExpr.Docs.Tests.Kinds;

namespace LrExpr.Docs.Tests.Generated;

/// <summary>The curve of an example as a small picture, drawn as the tool draws.</summary>
internal static class CurveSvg
{
    private static readonly SvgSize Size = new(420, 150, HasLegend: false);

    /// <summary>Fewer than there are pixels: noise drawn in full would make a large file.</summary>
    private const int Columns = 120;

    public static string FileOf(string kind) => $"docs/curves/{kind}.svg";

    public static string Draw(KindExample example)
    {
        var curve = new CurveSampler(0, example.Steps, Columns, isLogarithmic: false).Sample(example.Load());
        return SvgPlot.Draw(new Plot(example.Kind, [curve with { Name = example.Kind }], 0, example.Steps), Size);
    }
}
