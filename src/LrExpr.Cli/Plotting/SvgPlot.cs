using System.Globalization;
using System.Security;
using System.Text;
using LrExpr.Cli.Text;
using LrExpr.Curves;

namespace LrExpr.Cli.Plotting;

/// <summary>A plot as SVG, for light and for dark pages. The same plot gives the same text.</summary>
internal sealed class SvgPlot
{
    private const int Right = 16, CharacterWidth = 7, LineHeight = 20, FontSize = 12, TitleSize = 15;

    /// <summary>How far a point that is left out may be from what is drawn.</summary>
    private const double Tolerance = 0.2;

    /// <summary>Colours that differ in lightness too, each for light and for dark pages.</summary>
    private static readonly (string Light, string Dark)[] Colors =
    [
        ("#0969da", "#4493f8"), ("#bc4c00", "#f0883e"), ("#1a7f37", "#3fb950"), ("#8250df", "#ab7df8"),
        ("#cf222e", "#f85149"), ("#9a6700", "#d29922"), ("#bf3989", "#db61a2"), ("#57606a", "#9198a1"),
    ];

    private readonly Plot _plot;
    private readonly SvgSize _size;
    private readonly AxisScale _steps, _values;
    private readonly IReadOnlyList<Tick> _valueTicks;
    private readonly IReadOnlyList<IReadOnlyList<LegendEntry>> _legend;
    private readonly int _left, _top, _bottom, _height;

    /// <summary>Ends the ids, which must differ where several plots are in one document.</summary>
    private readonly string _id;
    private readonly StringBuilder _text = new();

    private SvgPlot(Plot plot, SvgSize size, string id = "")
    {
        (_plot, _size, _id) = (plot, size, id);
        int mostTicks = Math.Max(2, size.Height / 55);
        _steps = plot.StepScale;
        _values = plot.ValueScale(mostTicks);
        _valueTicks = Ticks.Of(_values, mostTicks);
        _left = 12 + _valueTicks.Max(tick => tick.Label.Length) * CharacterWidth;
        _legend = size.HasLegend ? LegendEntry.Lines(plot.Curves, size.Width - 32, CharacterWidth) : [];
        _top = size.HasLegend ? 44 : 12;
        _bottom = size.Height - 28;
        _height = size.Height + _legend.Count * LineHeight + (_legend.Count > 0 ? 8 : 0);
    }

    /// <summary>How many columns of pixels the curves have in an SVG of a size.</summary>
    public static int ColumnsOf(SvgSize size) => size.Width - 60;

    public static string Draw(Plot plot, SvgSize size) => new SvgPlot(plot, size).Draw();

    /// <summary>Plots below one another, each with its scales.</summary>
    public static string DrawPanels(IReadOnlyList<Plot> plots, SvgSize size)
    {
        SvgPlot[] panels = [.. plots.Select((plot, i) => new SvgPlot(plot, size, FormattableString.Invariant($"{i}")))];
        int height = panels.Sum(panel => panel._height), top = 0;
        var text = new StringBuilder(FormattableString.Invariant($"""<svg xmlns="http://www.w3.org/2000/svg" width="{size.Width}" height="{height}" viewBox="0 0 {size.Width} {height}">""") + "\n");
        foreach (var panel in panels)
        {
            text.Append(CultureInfo.InvariantCulture, $"""<g transform="translate(0 {top})">""").Append('\n').Append(panel.Draw()).Append("</g>\n");
            top += panel._height;
        }

        return text.Append("</svg>\n").ToString();
    }

    private string Draw()
    {
        Line($"""<svg xmlns="http://www.w3.org/2000/svg" width="{_size.Width}" height="{_height}" viewBox="0 0 {_size.Width} {_height}" role="img" aria-labelledby="title{_id} desc{_id}">""");
        Line($"""<title id="title{_id}">{Escaped(_plot.Title)}</title>""");
        Line($"""<desc id="desc{_id}">{Escaped(Description())}</desc>""");
        WriteStyle();
        if (_size.HasLegend)
            Line($"""<text class="title" x="16" y="26">{Escaped(Printed.Shortened(_plot.Title, (_size.Width - 32) / 9))}</text>""");
        WriteValueAxis();
        WriteStepAxis();
        WriteCurves();
        WriteLegend();
        Line($"</svg>");
        return _text.ToString();
    }

    private string Description()
    {
        string names = string.Join(", ", _plot.Curves.Select(curve => curve.Name));
        string range = FormattableString.Invariant($"{names} from step {StepClock.Named(_plot.Clock, _plot.First)} to step {StepClock.Named(_plot.Clock, _plot.Last)}");
        var values = _plot.Curves.SelectMany(curve => curve.AllPoints).Select(point => point.Value).Where(double.IsFinite).ToList();
        return values.Count == 0 ? range + "." : FormattableString.Invariant($"{range}, with values between {values.Min():G4} and {values.Max():G4}.");
    }

    private void WriteStyle()
    {
        int used = Math.Min(_plot.Curves.Count, Colors.Length);
        string bands = _plot.Curves.Any(curve => curve.Band is not null) ? ".band{stroke:none;fill-opacity:.2}" : "";
        string Of(Func<(string Light, string Dark), string> color) =>
            string.Concat(Enumerable.Range(0, used).Select(curve => $".c{curve}{{stroke:{color(Colors[curve])}}}.m{curve}{{fill:{color(Colors[curve])}}}"));
        Line($"<style>");
        Line($$"""text{font:{{FontSize}}px sans-serif;fill:#57606a}.title{font-size:{{TitleSize}}px;font-weight:600;fill:#1f2328}""");
        Line($$""".axis{fill:none;stroke:#8c959f}.grid{fill:none;stroke:#d0d7de;stroke-opacity:.6}.curve{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}.dot{stroke-width:7}""");
        Line($"{bands}{Of(color => color.Light)}");
        Line($$"""@media(prefers-color-scheme:dark){text{fill:#9198a1}.title{fill:#f0f6fc}.axis{stroke:#656c76}.grid{stroke:#3d444d}{{Of(color => color.Dark)}} }""");
        if (_plot.Curves.Count > Colors.Length)
            Line($$""".d1{stroke-dasharray:8 4}.d2{stroke-dasharray:2 4}""");
        Line($"</style>");
    }

    private void WriteValueAxis()
    {
        foreach (var tick in _valueTicks)
        {
            double y = Y(_values.FractionOf(tick.Value));
            Line($"""<path class="grid" d="M{_left} {Coordinate(y)}H{_size.Width - Right}"/>""");
            Line($"""<text x="{_left - 6}" y="{Coordinate(y + 4)}" text-anchor="end">{tick.Label}</text>""");
        }
    }

    private void WriteStepAxis()
    {
        Line($"""<path class="axis" d="M{_left} {_top}V{_bottom}H{_size.Width - Right}"/>""");
        double free = 0;
        foreach (var tick in TicksThatFit())
        {
            double x = X(_steps.FractionOf(tick.Value)), half = tick.Label.Length * CharacterWidth / 2.0;
            double center = Math.Clamp(x, half + 2, _size.Width - half - 2);
            if (center - half < free)
                continue;
            free = center + half + CharacterWidth;
            Line($"""<path class="axis" d="M{Coordinate(x)} {_bottom}v4"/>""");
            Line($"""<text x="{Coordinate(center)}" y="{_bottom + 20}" text-anchor="middle">{tick.Label}</text>""");
        }

        for (int curve = 0; curve < _plot.Curves.Count; curve++)
        {
            foreach (var mark in _plot.Curves[curve].Marks.Where(mark => _steps.CanShow(mark.Step)))
            {
                string tip = FormattableString.Invariant($"{_plot.Curves[curve].Name}, step {StepClock.Named(_plot.Clock, mark.Step)}: {mark.Text}");
                Line($"""<path class="m{curve % Colors.Length}" d="M{Coordinate(X(_steps.FractionOf(mark.Step)))} {_bottom + 1}l4 7h-8z"><title>{Escaped(tip)}</title></path>""");
            }
        }
    }

    /// <summary>As many ticks as have room for the widest label.</summary>
    private IReadOnlyList<Tick> TicksThatFit()
    {
        int room = _size.Width - Right - _left;
        for (int most = Math.Max(2, room / 60); most > 2; most--)
        {
            var ticks = _plot.StepTicks(most);
            if (ticks.Max(tick => tick.Label.Length + 2) * CharacterWidth * ticks.Count <= room + room / ticks.Count)
                return ticks;
        }

        return _plot.StepTicks(2);
    }

    private void WriteCurves()
    {
        for (int curve = 0; curve < _plot.Curves.Count; curve++)
        {
            WriteBand(curve);
            var lines = new StringBuilder();
            var dots = new StringBuilder();
            foreach (var line in Plot.Lines(_plot.Curves[curve], _steps, _values))
                AppendLine(line.Count == 1 ? dots : lines, [.. line.Select(point => (X(point.X), Y(point.Y)))]);
            if (lines.Length > 0)
                Line($"""<path class="{CurveClass(curve)}" d="{lines}"/>""");
            if (dots.Length > 0)
                Line($"""<path class="dot {CurveClass(curve)}" d="{dots}"/>""");
        }
    }

    /// <summary>The band of a curve, filled: along its lower edge, and back along its upper one.</summary>
    private void WriteBand(int curve)
    {
        var band = new StringBuilder();
        foreach (var part in Plot.Bands(_plot.Curves[curve], _steps, _values))
        {
            AppendLine(band, [.. part.Select(point => (X(point.X), Y(point.Low)))]);
            foreach (var (x, y) in SimplifiedLine.Of([.. part.Select(point => (X(point.X), Y(point.High)))], Tolerance).Reverse())
                band.Append('L').Append(Coordinate(x)).Append(' ').Append(Coordinate(y));
            band.Append('Z');
        }

        if (band.Length > 0)
            Line($"""<path class="band m{curve % Colors.Length}" d="{band}"/>""");
    }

    /// <summary>Points in tenths, without those that make no difference; a single point as a line without length, which is drawn as a dot.</summary>
    private static void AppendLine(StringBuilder path, IReadOnlyList<(double X, double Y)> points)
    {
        var kept = SimplifiedLine.Of(points, Tolerance);
        path.Append('M').Append(Coordinate(kept[0].X)).Append(' ').Append(Coordinate(kept[0].Y));
        if (kept.Count == 1)
            path.Append("h0");
        foreach (var point in kept.Skip(1))
            path.Append('L').Append(Coordinate(point.X)).Append(' ').Append(Coordinate(point.Y));
    }

    private void WriteLegend()
    {
        for (int line = 0; line < _legend.Count; line++)
        {
            int y = _size.Height + 14 + line * LineHeight;
            foreach (var entry in _legend[line])
            {
                int x = 16 + entry.Offset;
                Line($"""<path class="{CurveClass(entry.Curve)}" d="M{x} {y - 4}h18"/>""");
                Line($"""<text x="{x + 26}" y="{y}">{Escaped(entry.Text)}</text>""");
            }
        }
    }

    /// <summary>The colour, and once all are used up, dashes.</summary>
    private static string CurveClass(int curve)
    {
        int round = curve / Colors.Length % 3;
        return FormattableString.Invariant($"curve c{curve % Colors.Length}") + (round == 0 ? "" : FormattableString.Invariant($" d{round}"));
    }

    private double X(double fraction) => _left + fraction * (_size.Width - Right - _left);

    private double Y(double fraction) => _bottom - fraction * (_bottom - _top);

    private static string Coordinate(double value) => (Math.Round(value, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Escaped(string text) => SecurityElement.Escape(Printed.Line(text));

    private void Line(FormattableString line) => _text.Append(FormattableString.Invariant(line)).Append('\n');
}
