namespace LrExpr.Cli.Output;

/// <summary>Sentences of the catalogue, written in Markdown, as they read best on a terminal.</summary>
internal static class Markdown
{
    public static string ToPlain(string text) => text.Replace("`", "", StringComparison.Ordinal);

    public static string FirstSentence(string text)
    {
        string plain = ToPlain(text);
        int end = plain.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? plain : plain[..(end + 1)];
    }
}
