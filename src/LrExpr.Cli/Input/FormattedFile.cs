using LrExpr.CSharpDialect;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Parsing;
using LrExpr.Text;

namespace LrExpr.Cli.Input;

/// <summary>A formula that is written otherwise than it would be.</summary>
/// <param name="Path">Its key path.</param>
/// <param name="Line">The line of the file it begins at.</param>
/// <param name="Column">The column there.</param>
/// <param name="Before">The formula as it is.</param>
/// <param name="After">The formula as it would be.</param>
internal sealed record FormattedFormula(string Path, int Line, int Column, string Before, string After);

/// <summary>A configuration file with its formulas formatted, and nothing else touched.</summary>
internal sealed class FormattedFile
{
    private readonly DiagnosticBag _diagnostics = new();
    private readonly List<FormattedFormula> _formulas = [];
    private readonly JsonStrings _strings;

    private FormattedFile(GivenFile file)
    {
        File = file;
        _strings = new JsonStrings(file);
    }

    public GivenFile File { get; }

    /// <summary>What differs, in the order of the file.</summary>
    public IReadOnlyList<FormattedFormula> Formulas => [.. _formulas.OrderBy(formula => formula.Line).ThenBy(formula => formula.Column)];

    /// <summary>Formulas with errors, which are left alone.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics.ToSorted();

    public byte[] Content => _strings.ToContent();

    /// <param name="file">The file.</param>
    /// <param name="places">The formulas of the whole configuration, of which the file may be a part.</param>
    public static FormattedFile Of(GivenFile file, IReadOnlyList<FormulaPlace> places)
    {
        var formatted = new FormattedFile(file);
        foreach (var place in places)
        {
            if (formatted._strings.Find(place.Source.Path) is { } text)
                formatted.FormatText(place, text);
            else if (formatted._strings.FindLines(place.Source.Path) is { } lines)
                formatted.FormatLines(place, lines);
        }

        return formatted;
    }

    private void FormatText(in FormulaPlace place, string text)
    {
        string path = place.Source.Path;
        if (Format(place, text) is { } after && after != text)
            Replace(path, text, after);
    }

    /// <summary>Each text keeps as many lines as it has.</summary>
    private void FormatLines(in FormulaPlace place, IReadOnlyList<string> texts)
    {
        if (Format(place, string.Join('\n', texts)) is not { } formatted)
            return;
        string[] lines = formatted.Split('\n');
        int next = 0;
        foreach (var (i, text) in texts.Index())
        {
            int count = text.Count(c => c == '\n') + 1;
            string after = string.Join('\n', lines.Skip(next).Take(count));
            if (after != text)
                Replace(JsonStrings.Element(place.Source.Path, i), text, after);
            next += count;
        }
    }

    private void Replace(string path, string before, string after)
    {
        var (line, column) = _strings.PositionOf(path);
        _strings.Replace(path, after);
        _formulas.Add(new FormattedFormula(path, line, column, before, after));
    }

    private string? Format(in FormulaPlace place, string text)
    {
        var source = new SourceText(text, place.Source.Path, File.Name);
        return string.IsNullOrWhiteSpace(text) ? null : place.Notation switch
        {
            FormulaNotation.CSharp => CSharpFormatter.Format(source, _diagnostics),
            FormulaNotation.Function => FormulaFormatter.FormatFunction(source, _diagnostics),
            _ => FormulaFormatter.FormatFormula(source, _diagnostics),
        };
    }
}
