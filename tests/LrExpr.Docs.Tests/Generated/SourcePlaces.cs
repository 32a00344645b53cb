using LrExpr.Docs.Tests.Documents;

namespace LrExpr.Docs.Tests.Generated;

/// <summary>The lines of the source that name something, comments and examples in texts for people apart.</summary>
internal static class SourcePlaces
{
    public static IReadOnlyList<(string File, string Line)> Of(string word) =>
    [
        .. Repository.Sources("src").SelectMany(file => Repository.Read(file).Split('\n')
            .Where(line => line.Contains(word, StringComparison.OrdinalIgnoreCase))
            .Select(line => (file, line.Trim()))),
    ];

    public static string Write(string word) =>
        string.Join('\n', Of(word).Select(place => $"* [`{place.File}`](../{place.File})\n\n  ```text\n  {Shortened(place.Line)}\n  ```")) + "\n";

    private static string Shortened(string line) => line.Length <= 110 ? line : line[..107] + "...";
}
