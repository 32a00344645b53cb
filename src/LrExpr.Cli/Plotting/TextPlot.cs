using System.Globalization;
using LrExpr.Cli.Text;
using LrExpr.Curves;

namespace LrExpr.Cli.Plotting;

/// <summary>A plot in characters: curves of braille dots, axes with ticks, a legend.</summary>
internal sealed class TextPlot
{
    private const int LeastColumns = 8;
    private const int LeastRows = 2;
    private const string Keys = "abcdefghijklmnopqrstuvwxyz";

    private readonly Plot _plot;
    private readonly bool _isColored;
    private readonly int _width, _columns, _rows, _margin;
    private readonly AxisScale _steps, _values;
    private readonly IReadOnlyList<Tick> _valueTicks;
    private readonly Cell[,] _cells;

    private TextPlot(Plot plot, int width, int rows, bool isColored)
    {
        (_plot, _isColored, _width, _rows) = (plot, isColored, width, Math.Max(LeastRows, rows));
        int mostTicks = Math.Max(2, _rows / 3);
        _steps = plot.StepScale;
        _values = plot.ValueScale(mostTicks);
        _valueTicks = Ticks.Of(_values, mostTicks);
        _margin = _valueTicks.Max(tick => tick.Label.Length) + 1;
        _columns = Math.Max(LeastColumns, width - _margin - 1);
        _cells = DrawCurves();
        if (!isColored && plot.Curves.Count > 1)
            PlaceKeys();
    }

    /// <summary>The lines of a plot.</summary>
    /// <param name="plot">What is drawn.</param>
    /// <param name="width">How long a line may be.</param>
    /// <param name="rows">How high the curves are, axes and legend apart.</param>
    /// <param name="isColored">Whether colours tell the curves apart; else letters do.</param>
    public static IReadOnlyList<PlotLine> Draw(Plot plot, int width, int rows, bool isColored)
    {
        var drawing = new TextPlot(plot, width, rows, isColored);
        return [.. drawing.Rows(), drawing.StepAxis(), drawing.StepLabels(), .. drawing.Legend()];
    }

    /// <summary>A height that goes well with a width.</summary>
    public static int RowsFor(int width) => Math.Clamp(width / 5, 5, 20);

    private int RowOf(double value) => DotRow(_values.FractionOf(value)) / 4;

    private int ColumnOf(double step) => DotColumn(_steps.FractionOf(step)) / 2;

    private int DotRow(double fraction) => Math.Clamp((int)Math.Round((1 - fraction) * (_rows * 4 - 1)), 0, _rows * 4 - 1);

    private int DotColumn(double fraction) => Math.Clamp((int)Math.Round(fraction * (_columns * 2 - 1)), 0, _columns * 2 - 1);

    private Cell[,] DrawCurves()
    {
        var canvas = new BrailleCanvas(_columns, _rows);
        for (int curve = 0; curve < _plot.Curves.Count; curve++)
        {
            foreach (var line in LinesOf(_plot.Curves[curve]))
            {
                var (x, y) = (DotColumn(line[0].X), DotRow(line[0].Y));
                canvas.Point(x, y, curve);
                foreach (var point in line.Skip(1))
                {
                    var (toX, toY) = (DotColumn(point.X), DotRow(point.Y));
                    canvas.Line(x, y, toX, toY, curve);
                    (x, y) = (toX, toY);
                }
            }
        }

        var cells = new Cell[_columns, _rows];
        for (int row = 0; row < _rows; row++)
        {
            for (int column = 0; column < _columns; column++)
                cells[column, row] = canvas[column, row];
        }

        return cells;
    }

    /// <summary>The curve, and the edges of its band.</summary>
    private IEnumerable<IReadOnlyList<(double X, double Y)>> LinesOf(Curve curve) =>
        new[] { curve.Edge(point => point.Low), curve.Edge(point => point.High), curve.Points }.SelectMany(points => Plot.Lines(points, _steps, _values));

    /// <summary>A letter on each curve, where it is farthest from the others.</summary>
    private void PlaceKeys()
    {
        var heights = _plot.Curves.Select(curve => HeightsOf(curve)).ToList();
        var taken = new List<int>();
        for (int curve = 0; curve < heights.Count; curve++)
        {
            int best = -1;
            double bestDistance = -1;
            for (int column = _columns / 8; column < _columns - _columns / 8; column++)
            {
                if (heights[curve][column] is not { } height || taken.Exists(other => Math.Abs(other - column) < 3))
                    continue;
                double distance = heights.Where((_, other) => other != curve).Min(other => other[column] is { } there ? Math.Abs(there - height) : _rows * 4.0);
                if (distance > bestDistance)
                    (best, bestDistance) = (column, distance);
            }

            if (best < 0)
                continue;
            taken.Add(best);
            _cells[best, (int)(heights[curve][best]!.Value / 4)] = new Cell(KeyOf(curve), curve);
        }
    }

    /// <summary>The row of dots in which a curve enters each column; null where it has a gap.</summary>
    private double?[] HeightsOf(Curve curve)
    {
        var heights = new double?[_columns];
        foreach (var line in Plot.Lines(curve, _steps, _values))
        {
            for (int i = 0; i < line.Count; i++)
            {
                int column = DotColumn(line[i].X) / 2;
                heights[column] ??= DotRow(line[i].Y);
                if (i == 0)
                    continue;
                int before = DotColumn(line[i - 1].X) / 2;
                for (int between = before + 1; between < column; between++)
                    heights[between] ??= DotRow(line[i - 1].Y + (line[i].Y - line[i - 1].Y) * (between - before) / (column - before));
            }
        }

        return heights;
    }

    private static char KeyOf(int curve) => Keys[curve % Keys.Length];

    private IEnumerable<PlotLine> Rows()
    {
        var labels = new string?[_rows];
        foreach (var tick in _valueTicks)
            labels[RowOf(tick.Value)] ??= tick.Label;
        for (int row = 0; row < _rows; row++)
        {
            var line = new PlotLine().Add((labels[row] ?? "").PadLeft(_margin - 1) + (labels[row] is null ? " │" : " ┤"));
            for (int column = 0; column < _columns; column++)
                line.Add(_cells[column, row].Character.ToString(), _cells[column, row].Curve);
            yield return line;
        }
    }

    private PlotLine StepAxis()
    {
        var axis = new Cell[_columns];
        Array.Fill(axis, new Cell('─', -1));
        foreach (var (column, _) in PlacedLabels())
            axis[column] = new Cell('┬', -1);
        for (int curve = _plot.Curves.Count - 1; curve >= 0; curve--)
        {
            foreach (var mark in _plot.Curves[curve].Marks.Where(mark => _steps.CanShow(mark.Step)))
                axis[ColumnOf(mark.Step)] = new Cell('▲', curve);
        }

        var line = new PlotLine().Add(new string(' ', _margin) + "└");
        foreach (var cell in axis)
            line.Add(cell.Character.ToString(), cell.Curve);
        return line;
    }

    private PlotLine StepLabels()
    {
        char[] text = new string(' ', _margin + 1 + _columns).ToCharArray();
        foreach (var (column, label) in PlacedLabels())
            label.CopyTo(0, text, StartOf(column, label), label.Length);
        return new PlotLine().Add(new string(text).TrimEnd());
    }

    private int StartOf(int column, string label) => Math.Clamp(_margin + 1 + column - label.Length / 2, 0, Math.Max(0, _margin + 1 + _columns - label.Length));

    /// <summary>As many ticks as their labels leave room for: the first one at least.</summary>
    private List<(int Column, string Label)> PlacedLabels()
    {
        for (int most = Math.Max(2, _columns / 8); ; most--)
        {
            var placed = _plot.StepTicks(most).Where(tick => tick.Label.Length <= _margin + 1 + _columns).Select(tick => (ColumnOf(tick.Value), tick.Label)).ToList();
            if (Fit(placed))
                return placed;
            if (most <= 2)
                return Fit([placed[0], placed[^1]]) ? [placed[0], placed[^1]] : [placed[0]];
        }
    }

    private bool Fit(List<(int Column, string Label)> labels)
    {
        for (int i = 1; i < labels.Count; i++)
        {
            var (before, after) = (labels[i - 1], labels[i]);
            if (StartOf(after.Column, after.Label) < StartOf(before.Column, before.Label) + before.Label.Length + 1)
                return false;
        }

        return true;
    }

    private IEnumerable<PlotLine> Legend()
    {
        for (int curve = 0; curve < _plot.Curves.Count; curve++)
        {
            var of = _plot.Curves[curve];
            string key = _isColored ? "── " : _plot.Curves.Count > 1 ? KeyOf(curve) + " " : "";
            string text = Printed.Line(of.Legend);
            foreach (string line in WrappedText.Lines(text, Math.Max(8, _width - key.Length)))
            {
                yield return new PlotLine().Add(key, curve).Add(line);
                key = new string(' ', key.Length);
            }

            key = new string(' ', key.Length);
            if (of.Marks.Count > 0)
            {
                string steps = string.Join(", ", of.Marks.Select(mark => _plot.Clock is { } clock ? StepClock.Text(clock, mark.Step) : mark.Step.ToString(CultureInfo.InvariantCulture)));
                string mark = "▲ ";
                foreach (string line in WrappedText.Lines(steps, Math.Max(8, _width - key.Length - 2)))
                {
                    yield return new PlotLine().Add(key).Add(mark, curve).Add(line);
                    mark = "  ";
                }
            }

            if (_plot.Omission(of) is { } omission)
            {
                foreach (string line in WrappedText.Lines(omission, Math.Max(8, _width - key.Length)))
                    yield return new PlotLine().Add(key).Add(line);
            }
        }
    }
}
