using LrExpr.Cli.Plotting;
using LrExpr.Curves;
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
        var schedule = example.Load();
        var curve = schedule.Listens ? AlongATrace(example, schedule) : new CurveSampler(0, example.Steps, Columns, isLogarithmic: false).Sample(schedule);
        return SvgPlot.Draw(new Plot(example.Kind, [curve with { Name = example.Kind }], 0, example.Steps), Size);
    }

    private static Curve AlongATrace(KindExample example, CompiledSchedule schedule)
    {
        var controller = schedule.CreateController();
        var signal = example.Signal is { } formula ? Schedule.Compile(formula) : null;
        return new Curve(
            example.Kind,
            null,
            [.. Enumerable.Range(0, (int)example.Steps + 1).Select(step => new CurvePoint(step, signal is null ? controller.Report(step) : controller.Report(step, signal.At(step))))],
            []);
    }
}
