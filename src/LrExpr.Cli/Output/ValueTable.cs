using System.Globalization;
using LrExpr.Cli.Plotting;
using LrExpr.Cli.Text;
using LrExpr.Curves;

namespace LrExpr.Cli.Output;

/// <summary>Values by step, a column for each schedule. Columns that do not fit beside each other follow below, with the steps again.</summary>
internal static class ValueTable
{
    private const string Gap = "  ";

    public static void Write(IReadOnlyList<long> steps, IReadOnlyList<CompiledSchedule> schedules, ScheduleValues values, Terminal terminal)
    {
        var stepColumn = new Column("step", steps.Count, index => steps[index].ToString(CultureInfo.InvariantCulture), isRightAligned: true);
        var clock = StepClock.Of(schedules);
        Column[] keys = clock is null ? [stepColumn] : [stepColumn, new Column("time", steps.Count, index => StepClock.Text(clock, steps[index]))];
        List<Column> block = [.. keys];
        foreach (var (name, shown) in schedules.SelectMany(schedule => values.Of(schedule, steps).Select(column => (column.NameOf(schedule), column.Values))))
        {
            var column = ColumnOf(name, shown);
            if (block.Count > keys.Length && block.Sum(other => other.Width + Gap.Length) + column.Width > terminal.Width)
            {
                WriteBlock(block, steps.Count, terminal.Output);
                terminal.Output.Write('\n');
                block = [.. keys];
            }

            block.Add(column);
        }

        WriteBlock(block, steps.Count, terminal.Output);
    }

    private static void WriteBlock(List<Column> columns, int rows, TextWriter output)
    {
        for (int row = -1; row < rows; row++)
        {
            for (int i = 0; i < columns.Count; i++)
            {
                output.Write(i == 0 ? "" : Gap);
                columns[i].WriteCell(row, isLast: i == columns.Count - 1, output);
            }

            output.Write('\n');
        }
    }

    private static Column ColumnOf(string name, double[] values) =>
        new(Printed.Line(name), values.Length, index => ValueText.Of(values[index]));

    /// <summary>Cells are made twice, for the width and for the output, rather than kept: there may be a million.</summary>
    private sealed class Column
    {
        private readonly string _heading;
        private readonly Func<int, string> _cell;
        private readonly bool _isRightAligned;

        public Column(string heading, int count, Func<int, string> cell, bool isRightAligned = false)
        {
            (_heading, _cell, _isRightAligned) = (heading, cell, isRightAligned);
            Width = heading.Length;
            for (int row = 0; row < count; row++)
                Width = Math.Max(Width, cell(row).Length);
        }

        public int Width { get; }

        public void WriteCell(int row, bool isLast, TextWriter output)
        {
            string text = row < 0 ? _heading : _cell(row);
            output.Write(_isRightAligned ? text.PadLeft(Width) : isLast ? text : text.PadRight(Width));
        }
    }
}
