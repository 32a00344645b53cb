namespace LrExpr.Docs.Tests.Generated;

/// <summary>The table of the libraries whose files are imported.</summary>
internal static class DialectPart
{
    public static string Write() => Markdown.Table(
        ["library", "`--from`", "what is read"],
        [.. ScheduleImport.Dialects.Select(dialect => (string[])[dialect.Title, $"`{dialect.Name}`", dialect.Reads])]);
}
