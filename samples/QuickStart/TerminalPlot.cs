using System.Globalization;
using LrExpr;

namespace QuickStart;

/// <summary>A curve of braille dots, two by four to a character, that fits into 80 columns.</summary>
internal static class TerminalPlot
{
    private const int Columns = 64, Rows = 6;
    private const int DotColumns = Columns * 2, DotRows = Rows * 4;

    public static IEnumerable<string> Draw(ISchedule schedule, long firstStep, long lastStep, string? description)
    {
        var steps = new long[DotColumns];
        var values = new double[DotColumns];
        for (int x = 0; x < DotColumns; x++)
            steps[x] = firstStep + (lastStep - firstStep) * x / (DotColumns - 1);
        schedule.Fill(steps, values);

        double low = values.Where(double.IsFinite).DefaultIfEmpty(0).Min(), high = values.Where(double.IsFinite).DefaultIfEmpty(0).Max();
        var dots = Dots(values, low, high);
        yield return description is null ? schedule.Name : schedule.Name + ": " + description;
        for (int row = 0; row < Rows; row++)
        {
            string label = row == 0 ? Number(high) : row == Rows - 1 ? Number(low) : "";
            string cells = string.Concat(Enumerable.Range(0, Columns).Select(column => Cell(dots, column, row)));
            yield return $"{label,10} {(label.Length > 0 ? '┤' : '│')}{cells}".TrimEnd();
        }

        yield return new string(' ', 11) + "└" + new string('─', Columns);
        string first = firstStep.ToString(CultureInfo.InvariantCulture), last = lastStep.ToString(CultureInfo.InvariantCulture);
        yield return new string(' ', 12) + first + last.PadLeft(Columns - first.Length);
    }

    private static bool[,] Dots(double[] values, double low, double high)
    {
        var dots = new bool[DotColumns, DotRows];
        int? last = null;
        for (int x = 0; x < DotColumns; x++)
        {
            if (!double.IsFinite(values[x]))
            {
                last = null;
                continue;
            }

            // A jump is drawn as a line, so that the curve hangs together.
            int y = high > low ? (int)Math.Round((high - values[x]) / (high - low) * (DotRows - 1)) : DotRows / 2;
            for (int between = Math.Min(y, last ?? y); between <= Math.Max(y, last ?? y); between++)
                dots[x, between] = true;
            last = y;
        }

        return dots;
    }

    private static char Cell(bool[,] dots, int column, int row)
    {
        // Braille numbers its dots down the left, then down the right; the lowest pair came later.
        ReadOnlySpan<int> bits = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80];
        int pattern = 0;
        for (int i = 0; i < bits.Length; i++)
            pattern |= dots[column * 2 + i % 2, row * 4 + i / 2] ? bits[i] : 0;
        return pattern == 0 ? ' ' : (char)(0x2800 + pattern);
    }

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
