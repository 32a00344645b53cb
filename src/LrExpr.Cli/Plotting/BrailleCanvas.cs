using LrExpr.Curves;

namespace LrExpr.Cli.Plotting;

/// <summary>A character of a drawing and the curve it belongs to; none is -1.</summary>
internal readonly record struct Cell(char Character, int Curve);

/// <summary>Dots, two by four to a character, each of a curve. Where curves meet in a character, the last one gives the colour.</summary>
internal sealed class BrailleCanvas(int columns, int rows)
{
    /// <summary>Braille numbers its dots down the left, then down the right; the lowest pair came later.</summary>
    private static readonly int[,] Bits = { { 0x01, 0x08 }, { 0x02, 0x10 }, { 0x04, 0x20 }, { 0x40, 0x80 } };

    private readonly byte[,] _dots = new byte[columns, rows];
    private readonly int[,] _curves = new int[columns, rows];

    public void Point(int x, int y, int curve)
    {
        _dots[x / 2, y / 4] |= (byte)Bits[y % 4, x % 2];
        _curves[x / 2, y / 4] = curve;
    }

    /// <summary>A line between two points, both included.</summary>
    public void Line(int fromX, int fromY, int toX, int toY, int curve)
    {
        int length = Math.Max(Math.Abs(toX - fromX), Math.Abs(toY - fromY));
        for (int i = 0; i <= length; i++)
        {
            double part = length == 0 ? 0 : (double)i / length;
            Point((int)Math.Round(fromX + (toX - fromX) * part), (int)Math.Round(fromY + (toY - fromY) * part), curve);
        }
    }

    public Cell this[int column, int row] =>
        _dots[column, row] == 0 ? new Cell(' ', -1) : new Cell((char)(0x2800 + _dots[column, row]), _curves[column, row]);
}
