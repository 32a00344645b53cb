using System.Text.RegularExpressions;
using LrExpr.Docs.Tests.Documents;
using LrExpr.Docs.Tests.Examples;
using LrExpr.Docs.Tests.Generated;

namespace LrExpr.Docs.Tests;

public sealed partial class DocumentTests
{
    public static TheoryData<string> Documents => [.. Repository.Documents];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Examples_OfADocument_ShowWhatHappens(string file)
    {
        using var run = new DocumentRun(Document.Open(file));
        Documentation.Verify(file, run.Replay());
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void GeneratedParts_OfADocument_AreUpToDate(string file) =>
        Documentation.Verify(file, Document.Open(file).WithGenerated(GeneratedParts.Of));

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_OfADocument_LeadSomewhere(string file)
    {
        string text = BlockOrCode().Replace(Repository.Read(file), "");
        foreach (Match link in Link().Matches(text))
        {
            string target = link.Groups[1].Value, anchor = link.Groups[2].Value;
            string path = target.Length == 0 ? file : Path.GetRelativePath(Repository.Root, Path.Combine(Path.GetDirectoryName(Repository.PathOf(file))!, target));
            Assert.True(File.Exists(Repository.PathOf(path)) || Directory.Exists(Repository.PathOf(path)), $"{file}: {target} is not there.");
            if (anchor.Length > 0)
                Assert.Contains(anchor[1..], Document.Open(path).Headings.Select(heading => AnchorOf(heading.Text)));
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Paths_InCommands_AreThere(string file)
    {
        foreach (var block in Document.Open(file).Blocks.Where(block => block.Language == "sh"))
            Assert.All(PathInCommand().Matches(block.Text), path => Assert.True(Path.Exists(Repository.PathOf(path.Value)), $"{file}: {path.Value} is not there."));
    }

    [Fact]
    public void Documents_AllOfThem_AreReachedFromTheReadme()
    {
        string[] linked =
        [
            .. Link().Matches(Repository.Read("README.md")).Select(link => link.Groups[1].Value),
            .. Link().Matches(Repository.Read("docs/kinds.md")).Select(link => "docs/" + link.Groups[1].Value),
        ];
        Assert.All(Repository.Documents.Where(file => file != "README.md"), file => Assert.Contains(file, linked));
    }

    [Fact]
    public void Documents_ThatTheSourceNames_AreThere()
    {
        var named = Repository.Sources("src").Concat(Repository.Sources("samples")).SelectMany(file => NamedDocument().Matches(Repository.Read(file))).Select(match => match.Value).Distinct();
        Assert.All(named, document => Assert.True(File.Exists(Repository.PathOf(document)), $"{document} is not there."));
    }

    [Fact]
    public void QuickStart_Run_Succeeds()
    {
        Assert.Equal((0, ""), (QuickStart.ExitCode, QuickStart.Error));
        Assert.Contains("$ dotnet run --project samples/QuickStart\n", Repository.Read("README.md"), StringComparison.Ordinal);
    }

    /// <summary>The anchor that GitHub gives a heading.</summary>
    private static string AnchorOf(string heading) => NotInAnchor().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex("^```.*?^```|`[^`\n]*`", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex BlockOrCode();

    [GeneratedRegex(@"\]\((?!https?:)([^)#\s]*)(#[^)\s]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInAnchor();

    [GeneratedRegex(@"(?<=[\s>])docs/[\w/-]+\.md\b")]
    private static partial Regex NamedDocument();

    [GeneratedRegex(@"\b(src|tests|samples|docs)(/[\w.]+)+")]
    private static partial Regex PathInCommand();
}
