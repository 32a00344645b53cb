namespace LrExpr.Text;

/// <summary>A text with the place it came from: the configuration key and, if known, the file or provider.</summary>
internal sealed class SourceText(string text, string path, string? file = null)
{
    /// <summary>The key path used where no configuration is involved.</summary>
    public const string NoPath = "formula";

    public string Text { get; } = text;

    public string Path { get; } = path;

    public string? File { get; } = file;

    /// <summary>Whether it is the last part of the key itself, and not what stands there.</summary>
    public bool IsKey { get; init; }

    /// <summary>Line and column of an offset, both from 1; a line ends at a line feed, columns count UTF-16 code units.</summary>
    public (int Line, int Column) PositionOf(int offset)
    {
        var before = Text.AsSpan(0, Math.Min(offset, Text.Length));
        return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    /// <summary>The bounds of the line an offset is on, without its line end.</summary>
    public TextSpan LineAt(int offset)
    {
        int start = Text.AsSpan(0, Math.Min(offset, Text.Length)).LastIndexOf('\n') + 1;
        int length = Text.AsSpan(start).IndexOf('\n');
        var line = new TextSpan(start, length < 0 ? Text.Length - start : length);
        return line.Length > 0 && Text[line.End - 1] == '\r' ? line with { Length = line.Length - 1 } : line;
    }
}
