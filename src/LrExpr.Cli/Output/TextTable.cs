using LrExpr.Cli.Text;

namespace LrExpr.Cli.Output;

/// <summary>A table without lines around it. Where it is too wide, its cells take several lines; nothing is cut.</summary>
internal sealed class TextTable
{
    private const string Gap = "  ";

    /// <summary>How narrow the last column, which has running text, becomes before the others give way.</summary>
    private const int LeastText = 24;

    private const int LeastOther = 8;

    private readonly bool[] _isNumber;
    private readonly List<string[]> _rows = [];

    /// <param name="headings">The headings; one that begins with <c>&gt;</c> is of a column of numbers.</param>
    public TextTable(params string[] headings)
    {
        _isNumber = [.. headings.Select(heading => heading.StartsWith('>'))];
        _rows.Add([.. headings.Select(heading => heading.TrimStart('>'))]);
    }

    public void Row(params string[] cells) => _rows.Add([.. cells.Select(Printed.Lines)]);

    /// <summary>A heading over the rows that follow.</summary>
    public void Group(string heading)
    {
        if (_rows.Count > 1)
            _rows.Add([]);
        _rows.Add([heading]);
    }

    public void Write(Terminal terminal, int indentation = 0)
    {
        int[] widths = Widths(terminal.Width - indentation);
        string margin = new(' ', indentation);
        foreach (string[] row in _rows)
        {
            var cells = row.Select((cell, column) => row.Length == 1 ? [cell] : WrappedText.Lines(cell, widths[column])).ToList();
            for (int line = 0; line < Math.Max(1, cells.Max(cell => (int?)cell.Count) ?? 0); line++)
            {
                var parts = cells.Select((cell, column) => Pad(line < cell.Count ? cell[line] : "", column, widths));
                terminal.Output.Write((margin + string.Join(Gap, parts)).TrimEnd() + "\n");
            }
        }
    }

    private string Pad(string text, int column, int[] widths) => _isNumber[column] ? text.PadLeft(widths[column]) : text.PadRight(widths[column]);

    /// <summary>As wide as the longest lines; where that is too wide, first the last column gives way, then whichever is widest.</summary>
    private int[] Widths(int available)
    {
        int[] widths = [.. _isNumber.Select((_, column) => _rows
            .Where(row => row.Length > Math.Max(1, column))
            .Max(row => row[column].Split('\n').Max(line => line.Length)))];
        int excess = widths.Sum() + Gap.Length * (widths.Length - 1) - available;
        int last = widths.Length - 1;
        int given = Math.Clamp(excess, 0, Math.Max(0, widths[last] - LeastText));
        widths[last] -= given;
        for (excess -= given; excess > 0; excess--)
        {
            int widest = Array.IndexOf(widths, widths.Max());
            if (widths[widest] <= LeastOther)
                break;
            widths[widest]--;
        }

        return widths;
    }
}
