using System.Globalization;
using LrExpr.Cli.Text;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Cli.Input;

/// <summary>What a schedule was told, as a file of a training run has it: a line of names, and below it a line of numbers for each report.</summary>
/// <param name="Names">The names of the columns, that of the steps not among them.</param>
/// <param name="Rows">The reports, in their order.</param>
internal sealed record SignalFile(IReadOnlyList<string> Names, IReadOnlyList<SignalRow> Rows)
{
    private const int MostRows = 1_000_000;

    private static readonly string[] StepNames = ["step", "epoch"];

    /// <summary>Reads a file; columns are between commas, semicolons or tabs.</summary>
    public static SignalFile Read(string path)
    {
        var file = GivenFile.Read(path);
        string[] lines = file.Text.Split('\n');
        int heading = Array.FindIndex(lines, line => line.AsSpan().Trim().Length > 0);
        if (heading < 0)
            throw new InputException($"{Printed.Line(file.Name)}: there is nothing in it") { File = path };
        char separator = lines[heading].FirstOrDefault(character => character is ',' or ';' or '\t', ',');
        string[] names = [.. lines[heading].Split(separator).Select(name => name.Trim().Trim('"'))];
        if (names.Any(name => double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out _)))
            throw Wrong(file, heading, 0, "the first line must have the names of the columns, such as step,metric");
        if (names.GroupBy(name => name, Syntax.Names.Comparer).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw Wrong(file, heading, 0, $"two columns have the name {Printed.Quote(twice.Key)}");

        int stepColumn = Array.FindIndex(names, name => StepNames.Contains(name, Syntax.Names.Comparer));
        var rows = new List<SignalRow>();
        for (int line = heading + 1; line < lines.Length; line++)
        {
            if (lines[line].AsSpan().Trim().Length == 0)
                continue;
            if (rows.Count == MostRows)
                throw new InputException($"{Printed.Line(file.Name)}: there are more than {MostRows} reports") { File = path };
            string[] cells = lines[line].Split(separator);
            if (cells.Length != names.Length)
                throw Wrong(file, line, 0, FormattableString.Invariant($"there are {cells.Length} columns, and {names.Length} names"));
            double?[] numbers = [.. cells.Select((cell, column) => Number(file, line, cells, column))];
            rows.Add(new SignalRow(
                stepColumn < 0 ? rows.Count : Step(file, line, cells, stepColumn),
                [.. numbers.Where((_, column) => column != stepColumn)]));
        }

        return new SignalFile([.. names.Where((_, column) => column != stepColumn)], rows);
    }

    /// <summary>The column of each signal.</summary>
    /// <param name="signals">The signals that must be there.</param>
    /// <param name="named">Columns of other names for some of them.</param>
    public IReadOnlyDictionary<string, int> ColumnsOf(IReadOnlyCollection<string> signals, IReadOnlyDictionary<string, string> named)
    {
        if (named.Keys.FirstOrDefault(signal => !signals.Contains(signal, Syntax.Names.Comparer)) is { } unknown)
            throw new InputException($"the schedule has no signal {Printed.Quote(unknown)}{NearestNames.Suggest(unknown, signals)}");
        var columns = new Dictionary<string, int>(Syntax.Names.Comparer);
        foreach (string signal in signals)
        {
            string name = named.GetValueOrDefault(signal, signal);
            int column = Find(name);

            // A file with one column is about the one signal there is, whatever it is called.
            if (column < 0 && signals.Count == 1 && Names.Count == 1 && !named.ContainsKey(signal))
                column = 0;
            if (column >= 0)
                columns.Add(signal, column);
            else if (named.ContainsKey(signal))
                throw new InputException($"there is no column {Printed.Quote(name)}{NearestNames.Suggest(name, Names)}");
        }

        return columns;
    }

    private int Find(string name)
    {
        for (int i = 0; i < Names.Count; i++)
        {
            if (Syntax.Names.Same(Names[i], name))
                return i;
        }

        return -1;
    }

    private static double? Number(GivenFile file, int line, string[] cells, int column)
    {
        string cell = cells[column].Trim().Trim('"');
        return cell.Length == 0 ? null
            : double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number
            : cell.ToLowerInvariant() switch
            {
                "inf" or "+inf" => double.PositiveInfinity,
                "-inf" => double.NegativeInfinity,
                "nan" => double.NaN,
                "true" => 1,
                "false" => 0,
                _ => throw Wrong(file, line, Offset(cells, column), $"{Printed.Quote(cell)} is no number"),
            };
    }

    private static long Step(GivenFile file, int line, string[] cells, int column) =>
        Number(file, line, cells, column) is { } number && Math.Floor(number) == number && Math.Abs(number) < 9e15
            ? (long)number
            : throw Wrong(file, line, Offset(cells, column), "a step must be a whole number");

    private static int Offset(string[] cells, int column) => cells.Take(column).Sum(cell => cell.Length + 1);

    private static InputException Wrong(GivenFile file, int line, int column, string message) =>
        new(FormattableString.Invariant($"{Printed.Line(file.Name)}({line + 1},{column + 1}): {message}")) { File = file.Path, Line = line + 1, Column = column + 1 };
}

/// <summary>A report.</summary>
/// <param name="Step">The step.</param>
/// <param name="Numbers">A number for each column; null where there was none.</param>
internal sealed record SignalRow(long Step, IReadOnlyList<double?> Numbers);
