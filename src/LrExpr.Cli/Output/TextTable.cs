using System.Globalization;
using Spectre.Console;
using Cell = Spectre.Console.Text;

namespace LrExpr.Cli.Output;

/// <summary>A table without lines around it. Cells that are too wide are broken into several lines; nothing is cut.</summary>
internal sealed class TextTable
{
    private readonly Table _table = new Table().Border(TableBorder.None).Collapse();

    /// <param name="headings">The headings; one that begins with <c>&gt;</c> is of a column of numbers.</param>
    public TextTable(params string[] headings)
    {
        for (int i = 0; i < headings.Length; i++)
        {
            bool isNumber = headings[i].StartsWith('>');
            var column = new TableColumn(new Cell(headings[i].TrimStart('>'))).PadLeft(0).PadRight(i == headings.Length - 1 ? 0 : 2);
            _table.AddColumn(isNumber ? column.RightAligned().NoWrap() : column);
        }
    }

    public void Row(params string[] cells) => _table.AddRow(cells.Select(cell => new Cell(Printed.Lines(cell))));

    /// <summary>A heading over the rows that follow.</summary>
    public void Group(string heading)
    {
        if (_table.Rows.Count > 0)
            _table.AddEmptyRow();
        _table.AddRow(new Cell(heading));
    }

    public void Write(Terminal terminal, int indentation = 0)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = terminal.Width - indentation;
        console.Write(_table);
        string margin = new(' ', indentation);
        foreach (string line in text.ToString().TrimEnd().ReplaceLineEndings("\n").Split('\n'))
            terminal.Output.Write((margin + line).TrimEnd() + "\n");
    }
}
