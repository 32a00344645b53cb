using System.Globalization;
using System.Text.RegularExpressions;
using LrExpr.Cli.Text;
using LrExpr.Syntax;

namespace LrExpr.Cli.Input;

/// <summary>
/// A measured curve as files have it: <c>step,value</c> or a value in each line, with names above or without, or the log of another program, in whose
/// lines numbers have names.
/// </summary>
internal sealed partial class MeasuredFile
{
    private const int MostPoints = 1_000_000;
    private const int LeastPoints = 3;
    private const double LargestStep = 9e15;

    private static readonly char[] Separators = [',', ';', '\t'];

    private readonly GivenFile _file;
    private readonly MeasuredNames _names;
    private readonly string[] _lines;

    private MeasuredFile(GivenFile file, MeasuredNames names)
    {
        (_file, _names) = (file, names);
        _lines = file.Text.Split('\n');
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">It has no curve; the message says where and why.</exception>
    public static MeasuredCurve Read(string path, MeasuredNames names)
    {
        var file = new MeasuredFile(GivenFile.Read(path), names);
        return file.ToCurve(file.Points());
    }

    private IEnumerable<WrittenPoint> Points()
    {
        int first = NextRow(0);
        if (first == _lines.Length)
            throw new InputException($"{Printed.Line(_file.Name)}: there is nothing in it") { File = _file.Path };
        char separator = _lines[first].FirstOrDefault(character => Separators.Contains(character), ' ');
        string[] cells = Cells(first, separator);
        if (Array.TrueForAll(cells, IsNumber))
            return Rows(first, separator, cells.Length, value: cells.Length - 1, step: cells.Length == 1 ? -1 : 0, isNamed: false);
        int second = NextRow(first + 1);
        return second == _lines.Length || Cells(second, separator) is var below && below.Length == cells.Length && Array.Exists(below, IsNumber)
            ? NamedRows(first, separator, [.. cells.Select(cell => cell.Trim('"'))])
            : LogLines();
    }

    private IEnumerable<WrittenPoint> NamedRows(int heading, char separator, string[] names)
    {
        string? step = _names.StepIn(names, _file.Path);
        string[] others = [.. names.Where(name => name != step)];
        string value = _names.ValueIn(names, _file.Path) ?? (others.Length == 1 ? others[0] : throw MeasuredNames.NoValue(others, _file.Path));
        return Rows(heading + 1, separator, names.Length, Array.IndexOf(names, value), step is null ? -1 : Array.IndexOf(names, step), isNamed: true);
    }

    private IEnumerable<WrittenPoint> Rows(int first, char separator, int columns, int value, int step, bool isNamed)
    {
        if (!isNamed && columns > 2)
            throw Wrong(first, 0, FormattableString.Invariant($"there are {columns} columns without names; the first line must name them, or there must be two: the step and the value"));
        for (int line = NextRow(first); line < _lines.Length; line = NextRow(line + 1))
        {
            string[] cells = Cells(line, separator);
            if (cells.Length != columns)
                throw Wrong(line, 0, FormattableString.Invariant($"there {(cells.Length == 1 ? "is 1 column" : $"are {cells.Length} columns")}, and {columns} above"));
            if (cells[value].Length == 0)
                continue;
            yield return new WrittenPoint(step < 0 ? null : Written(cells[step]), Written(cells[value]));

            WrittenNumber Written(string cell) => new(cell.Trim('"'), line, Math.Max(0, _lines[line].IndexOf(cell, StringComparison.Ordinal)));
        }
    }

    /// <summary>Lines in which numbers follow their names; lines without the value are about something else.</summary>
    private List<WrittenPoint> LogLines()
    {
        var lines = Enumerable.Range(0, _lines.Length)
            .Select(line => (Line: line, Numbers: NamedNumber().Matches(_lines[line])))
            .Where(line => line.Numbers.Count > 0).ToList();
        string[] names = [.. lines.SelectMany(line => line.Numbers.Select(number => number.Groups["name"].Value)).Distinct(Names.Comparer)];
        string value = _names.ValueIn(names, _file.Path) ?? throw MeasuredNames.NoValue(names, _file.Path);
        string? step = _names.StepIn(names, _file.Path);
        var points = new List<WrittenPoint>();
        foreach (var (line, numbers) in lines)
        {
            if (Of(value) is { } there && (step is null || Of(step) is not null))
                points.Add(new WrittenPoint(step is null ? null : Of(step), there));

            WrittenNumber? Of(string name) => numbers.FirstOrDefault(number => Names.Same(number.Groups["name"].Value, name))?.Groups["number"] is { } group
                ? new WrittenNumber(group.Value, line, group.Index)
                : null;
        }

        return points;
    }

    private MeasuredCurve ToCurve(IEnumerable<WrittenPoint> written)
    {
        var digits = new WrittenDigits();
        var points = new List<(long Step, double Value, int Line)>();
        foreach (var (step, value) in written)
        {
            if (points.Count == MostPoints)
                throw new InputException($"{Printed.Line(_file.Name)}: there are more than {MostPoints} points") { File = _file.Path };
            double number = NumberOf(value);
            if (!double.IsFinite(number))
                throw Wrong(value.Line, value.Column, $"{Printed.Quote(value.Text)} is no finite number");
            points.Add((step is { } at ? StepOf(at) : points.Count, number, value.Line));
            digits.Add(value.Text);
        }

        var ordered = points.OrderBy(point => point.Step).ToList();
        for (int i = ordered.Count - 1; i > 0; i--)
        {
            if (ordered[i].Step != ordered[i - 1].Step)
                continue;
            if (ordered[i].Value != ordered[i - 1].Value)
                throw Wrong(ordered[i].Line, 0, FormattableString.Invariant($"step {ordered[i].Step} has another value in line {ordered[i - 1].Line + 1}"));
            ordered.RemoveAt(i);
        }

        return ordered.Count >= LeastPoints
            ? new MeasuredCurve([.. ordered.Select(point => point.Step)], [.. ordered.Select(point => point.Value)], [.. ordered.Select(point => digits.RoundingOf(point.Value))])
            : throw new InputException(FormattableString.Invariant($"{Printed.Line(_file.Name)}: there {(ordered.Count == 1 ? "is 1 point" : $"are {ordered.Count} points")}; a curve needs {LeastPoints} at least")) { File = _file.Path };
    }

    private long StepOf(WrittenNumber step) => NumberOf(step) is var number && Math.Floor(number) == number && Math.Abs(number) < LargestStep
        ? (long)number
        : throw Wrong(step.Line, step.Column, $"{Printed.Quote(step.Text)} is no step; it must be a whole number");

    private double NumberOf(WrittenNumber number) => double.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
        ? value
        : throw Wrong(number.Line, number.Column, $"{Printed.Quote(number.Text)} is no number");

    /// <summary>The next line with something in it that is no comment.</summary>
    private int NextRow(int line)
    {
        while (line < _lines.Length && (_lines[line].AsSpan().Trim() is [] or ['#', ..]))
            line++;
        return line;
    }

    private string[] Cells(int line, char separator) => separator == ' '
        ? _lines[line].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        : _lines[line].Split(separator, StringSplitOptions.TrimEntries);

    private static bool IsNumber(string cell) => double.TryParse(cell.Trim('"'), NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private InputException Wrong(int line, int column, string message) =>
        new(FormattableString.Invariant($"{Printed.Line(_file.Name)}({line + 1},{column + 1}): {message}")) { File = _file.Path, Line = line + 1, Column = column + 1 };

    /// <summary>A name and its number: <c>lr=0.1</c>, <c>"lr": 0.1</c>, <c>lr 0.1</c>. Each part is taken whole, so that long lines cost no more than their length.</summary>
    [GeneratedRegex("""(?<![\w./-])(?<name>(?>[A-Za-z_][\w./-]*))(?>"?[ \t]*[=: \t][ \t]*"?)(?<number>(?>[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?))(?![\w.])""")]
    private static partial Regex NamedNumber();
}
