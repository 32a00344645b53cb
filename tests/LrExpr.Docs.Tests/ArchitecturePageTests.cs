using System.Text.RegularExpressions;
using LrExpr.Docs.Tests.Documents;

namespace LrExpr.Docs.Tests;

public sealed partial class ArchitecturePageTests
{
    private const string Page = "docs/architecture.md";

    public static TheoryData<string> SourceProjects => [.. ProjectsIn("src").Select(project => Path.GetFileName(project)!)];

    [Fact]
    public void Page_NamesEveryProject() =>
        Assert.Equal(
            new[] { "src", "samples", "benchmarks", "tests" }.SelectMany(ProjectsIn).Order(StringComparer.Ordinal),
            ProjectRow().Matches(Document.Open(Page).Section("Projects")).Select(row => row.Groups[1].Value).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(SourceProjects))]
    public void Page_NamesEveryFolderOfAProject(string project)
    {
        string folder = "src/" + project + "/";
        var folders = Repository.Sources(folder).Select(file => Path.GetDirectoryName(file)!.Replace('\\', '/') + "/").Distinct().Where(path => path != folder).Select(path => path[folder.Length..]);
        var rows = FolderRow().Matches(Document.Open(Page).Section(project)).Select(row => row.Groups[1].Value);
        Assert.Equal(folders.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Files_ThatThePageNames_AreThere()
    {
        string[] files = [.. Repository.Sources("src").Select(file => "/" + file)];
        Assert.All(FileName().Matches(Repository.Read(Page)), name => Assert.Contains(files, file => file.EndsWith("/" + name.Groups[1].Value, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> ProjectsIn(string folder) => Directory.Exists(Repository.PathOf(folder))
        ? Directory.EnumerateFiles(Repository.PathOf(folder), "*.csproj", SearchOption.AllDirectories).Select(file => folder + "/" + Path.GetFileName(Path.GetDirectoryName(file)))
        : [];

    [GeneratedRegex(@"^\| `(\w+/[\w.]+)` \|", RegexOptions.Multiline)]
    private static partial Regex ProjectRow();

    [GeneratedRegex(@"^\| `([\w/]+/)` \|", RegexOptions.Multiline)]
    private static partial Regex FolderRow();

    [GeneratedRegex(@"`((?:\w+/)*\w+\.cs)`")]
    private static partial Regex FileName();
}
