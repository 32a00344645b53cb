namespace LrExpr.Docs.Tests.Generated;

/// <summary>Markdown that says what was meant, whatever characters are in it.</summary>
internal static class Markdown
{
    public static string Code(string text) => text.Contains('`', StringComparison.Ordinal) ? $"`` {text} ``" : $"`{text}`";

    /// <summary>A row of a table.</summary>
    public static string Row(params string[] cells) =>
        "| " + string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" "))) + " |";

    public static string Table(string[] headings, IEnumerable<string[]> rows) =>
        string.Join('\n', rows.Select(row => Row(row)).Prepend(Row([.. headings.Select(_ => "---")])).Prepend(Row(headings))) + "\n";
}
