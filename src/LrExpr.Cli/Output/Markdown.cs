namespace LrExpr.Cli.Output;

/// <summary>Sentences of the catalogue, written in Markdown, as they read best on a terminal.</summary>
internal static class Markdown
{
    public static string ToPlain(string text) => text.Replace("`", "", StringComparison.Ordinal);
}
