using System.Globalization;
using LrExpr.Docs.Tests.Kinds;

namespace LrExpr.Docs.Tests.Generated;

/// <summary>The curve of an example as a small picture for light and dark pages. The same example gives the same text.</summary>
internal static class CurveSvg
{
    private const int Width = 420, Height = 140;
    private const int Left = 64, Right = 412, Top = 12, Bottom = 112;
    private const double Tolerance = 0.3;

    public static string FileOf(string kind) => $"docs/curves/{kind}.svg";

    public static string Draw(KindExample example)
    {
        var schedule = example.Compile();
        long[] steps = [.. Enumerable.Range(0, Right - Left + 1).Select(x => example.Steps * x / (Right - Left)).Distinct()];
        double[] values = [.. steps.Select(schedule.At)];
        double low = Math.Min(0, values.Where(double.IsFinite).DefaultIfEmpty(0).Min());
        double high = values.Where(double.IsFinite).DefaultIfEmpty(1).Max();
        if (high <= low)
            high = low + 1;

        var points = steps.Zip(values).Select(point => (
            X: Left + (double)point.First / example.Steps * (Right - Left),
            Y: Bottom - (point.Second - low) / (high - low) * (Bottom - Top)));
        return $$"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{{Width}}" height="{{Height}}" viewBox="0 0 {{Width}} {{Height}}" role="img">
            <title>{{example.Kind}}</title>
            <style>
            text{font:12px sans-serif;fill:#57606a}
            .axis{fill:none;stroke:#d0d7de}
            .curve{fill:none;stroke:#0969da;stroke-width:2;stroke-linejoin:round}
            @media(prefers-color-scheme:dark){text{fill:#9198a1}.axis{stroke:#3d444d}.curve{stroke:#4493f8} }
            </style>
            <path class="axis" d="M{{Left}} {{Top}}V{{Bottom}}H{{Right}}"/>
            <text x="{{Left - 6}}" y="{{Top + 4}}" text-anchor="end">{{Label(high)}}</text>
            <text x="{{Left - 6}}" y="{{Bottom + 4}}" text-anchor="end">{{Label(low)}}</text>
            <text x="{{Left}}" y="{{Bottom + 18}}">0</text>
            <text x="{{Right}}" y="{{Bottom + 18}}" text-anchor="end">{{example.Steps.ToString(CultureInfo.InvariantCulture)}}</text>
            <path class="curve" d="{{Path([.. points])}}"/>
            </svg>

            """;
    }

    /// <summary>A line for each run of finite values.</summary>
    private static string Path(IReadOnlyList<(double X, double Y)> points)
    {
        var runs = new List<List<(double X, double Y)>> { new() };
        foreach (var point in points)
        {
            if (double.IsFinite(point.Y))
                runs[^1].Add(point);
            else if (runs[^1].Count > 0)
                runs.Add([]);
        }

        return string.Concat(runs.Where(run => run.Count > 0).Select(run => "M" + string.Join('L', Curve.Simplify(run, Tolerance).Select(point => $"{Coordinate(point.X)} {Coordinate(point.Y)}"))));
    }

    private static string Coordinate(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Label(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
