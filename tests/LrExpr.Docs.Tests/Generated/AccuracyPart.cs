using LrExpr.Docs.Tests.Documents;

namespace LrExpr.Docs.Tests.Generated;

/// <summary>The largest errors of functions, as the tests of their accuracy found them.</summary>
internal static class AccuracyPart
{
    private const string File = "tests/data/accuracy/errors.txt";

    public static string Write() => Markdown.Table(
        ["function", "largest error, in units in the last place"],
        Repository.Read(File).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(row => new[] { Markdown.Code(row[0]), row[1] }));
}
