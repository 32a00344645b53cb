using System.Globalization;
using System.Text;

namespace LrExpr.Answers;

/// <summary>A small curve: points of a line in a box.</summary>
internal static class SparkLine
{
    private const int Width = 100, Height = 24;

    /// <summary>So many steps of each column are looked at, so that a period between two columns is seen.</summary>
    private const int StepsPerColumn = 2;

    /// <param name="schedule">The schedule.</param>
    public static string Of(CompiledSchedule schedule)
    {
        long last = Math.Max(1, Ranges.LastOf(schedule));
        long[] steps = [.. Enumerable.Range(0, (Width * StepsPerColumn) + 1).Select(i => (long)((Int128)last * i / (Width * StepsPerColumn))).Distinct()];
        double[] values = new double[steps.Length];
        Complete.Of(schedule).Fill(steps, values);
        double low = values.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Min(), high = values.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max();
        if (double.IsNaN(low))
            return "";
        var line = new StringBuilder();
        (double X, double Y)? before = null;
        for (int i = 0; i < steps.Length; i++)
        {
            if (!double.IsFinite(values[i]))
                continue;
            var point = (Math.Round((double)steps[i] / last * Width, 1), YOf(values[i]));
            if (point == before)
                continue;
            line.Append(line.Length == 0 ? "" : " ").Append(CultureInfo.InvariantCulture, $"{point.Item1},{point.Item2}");
            before = point;
        }

        return line.ToString();

        // Halved, so that the distance between the largest numbers is finite.
        double YOf(double value) => high == low ? Height / 2.0 : Math.Round(Height - ((value / 2) - (low / 2)) / ((high / 2) - (low / 2)) * Height, 1);
    }
}
