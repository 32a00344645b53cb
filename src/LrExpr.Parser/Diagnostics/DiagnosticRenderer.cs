using System.Globalization;
using System.Text;
using LrExpr.Text;

namespace LrExpr.Diagnostics;

/// <summary>Draws a diagnostic: the head line, the line of the text concerned and carets below the spot.</summary>
internal static class DiagnosticRenderer
{
    private const int LongestLine = 120;
    private const string Margin = "  ";

    public static string Render(Diagnostic diagnostic)
    {
        var result = new StringBuilder();
        Printable.AppendEscaped(result, diagnostic.Path);
        if (diagnostic.Line is { } line)
            result.Append(CultureInfo.InvariantCulture, $"({line},{diagnostic.Column})");
        result.Append(diagnostic.Severity == DiagnosticSeverity.Error ? ": error " : ": warning ");
        result.Append(diagnostic.Code).Append(": ").Append(diagnostic.Message);
        if (diagnostic.Source is { } source)
            AppendExcerpt(result, source, diagnostic.Span);
        if (diagnostic.Hint is { } hint)
            result.Append('\n').Append(Margin).Append("hint: ").Append(hint);
        if (diagnostic.File is { } file)
        {
            Printable.AppendEscaped(result.Append('\n').Append(Margin).Append("in "), file);
            if (diagnostic.FileLine is { } fileLine)
                result.Append(CultureInfo.InvariantCulture, $"({fileLine},{diagnostic.FileColumn})");
        }

        return result.ToString();
    }

    private static void AppendExcerpt(StringBuilder result, SourceText source, TextSpan span)
    {
        var line = source.LineAt(span.Start);
        if (line.Length == 0)
            return;

        int caret = Math.Min(span.Start, line.End);
        int from = line.Start, to = line.End;
        if (line.Length > LongestLine)
        {
            from = Math.Clamp(caret - LongestLine / 2, line.Start, line.End - LongestLine);
            to = from + LongestLine;
        }

        var text = source.Text.AsSpan();
        string before = Escape(text[from..caret]);
        string marked = Escape(text[caret..Math.Clamp(span.End, caret, to)]);
        string after = Escape(text[(caret + (Math.Clamp(span.End, caret, to) - caret))..to]);
        result.Append('\n').Append(Margin).Append(before).Append(marked).Append(after).Append('\n');
        result.Append(Margin).Append(' ', before.Length).Append('^', Math.Max(1, marked.Length));
    }

    /// <summary>Tabs become one blank, so that the caret stands below what it means.</summary>
    private static string Escape(ReadOnlySpan<char> text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var part in text.ToString().Replace('\t', ' ').EnumerateRunes().Select(rune => rune.ToString()))
            Printable.AppendEscaped(result, part);
        return result.ToString();
    }
}
