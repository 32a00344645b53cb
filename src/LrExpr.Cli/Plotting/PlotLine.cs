using LrExpr.Curves;

namespace LrExpr.Cli.Plotting;

/// <summary>Text of one curve, or of none (-1), and so of one colour.</summary>
internal readonly record struct PlotRun(string Text, int Curve);

/// <summary>A line of a drawing in characters.</summary>
internal sealed class PlotLine
{
    private readonly List<PlotRun> _runs = [];

    public IReadOnlyList<PlotRun> Runs => _runs;

    public string Text => string.Concat(_runs.Select(run => run.Text)).TrimEnd();

    public PlotLine Add(string text, int curve = -1)
    {
        if (_runs.Count > 0 && _runs[^1].Curve == curve)
            _runs[^1] = new PlotRun(_runs[^1].Text + text, curve);
        else if (text.Length > 0)
            _runs.Add(new PlotRun(text, curve));
        return this;
    }
}
