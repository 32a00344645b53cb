using LrExpr.Docs.Tests.Documents;
using LrExpr.Docs.Tests.Snippets;

namespace LrExpr.Docs.Tests;

public sealed class SnippetTests
{
    public static TheoryData<string> Names => [.. Snippet.All.Where(snippet => snippet.Method is not null).Select(snippet => snippet.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Snippet_Run_PrintsWhatItsCommentsSay(string name)
    {
        var snippet = Snippet.Find(name);
        string output = snippet.Run();
        string[] promised = [.. snippet.PromisedLines, .. name == "host" ? Snippet.Find("trainer").PromisedLines : []];
        if (promised.Length > 0)
            Assert.Equal(promised, output.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void Snippet_Each_StandsInADocument()
    {
        string shown = string.Concat(Repository.Documents.Select(Repository.Read));
        Assert.All(Snippet.All, snippet => Assert.Contains($"<!-- snippet: {snippet.Name} -->", shown, StringComparison.Ordinal));
    }
}
