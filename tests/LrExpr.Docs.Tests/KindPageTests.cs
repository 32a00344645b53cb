using LrExpr.Docs.Tests.Documents;
using LrExpr.Docs.Tests.Generated;
using LrExpr.Docs.Tests.Kinds;
using LrExpr.Kinds;

namespace LrExpr.Docs.Tests;

public sealed class KindPageTests
{
    public static TheoryData<string> Kinds => [.. Catalogue.Kinds.Select(kind => kind.Name)];

    public static TheoryData<string> Libraries => [.. BuiltInKinds.Libraries.Select(library => library.Prefix).Distinct()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kind_Each_HasAnExampleWithACurve(string kind)
    {
        Assert.True(KindExample.All.ContainsKey(kind), $"{KindExample.File} has no example of '{kind}', and there is no golden case of it.");
        Documentation.Verify(CurveSvg.FileOf(kind), CurveSvg.Draw(KindExample.All[kind]));
    }

    /// <summary>Other tests read the examples as well: of the bits, and of exported code.</summary>
    [Fact]
    public void Examples_AreWrittenDown() => Documentation.Verify(KindExample.File, KindExample.Written);

    [Fact]
    public void Examples_AndCurves_AreOfKinds()
    {
        string[] kinds = [.. Catalogue.Kinds.Select(kind => kind.Name)];
        Assert.Empty(KindExample.All.Keys.Except(kinds));
        Assert.Empty(Directory.EnumerateFiles(Repository.PathOf("docs/curves"), "*.svg").Select(Path.GetFileNameWithoutExtension).Except(kinds));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Library_Each_HasItsPage(string prefix) => Documentation.Verify(KindPart.FileOf(prefix), KindPart.Page(prefix));

    [Fact]
    public void Pages_AreOfLibraries() =>
        Assert.Empty(Directory.EnumerateFiles(Repository.PathOf(KindPart.Folder), "*.md").Select(Path.GetFileNameWithoutExtension).Except(BuiltInKinds.Libraries.Select(library => library.Prefix)));

    [Fact]
    public void Curves_AreSmall() =>
        Assert.All(Directory.EnumerateFiles(Repository.PathOf("docs/curves"), "*.svg"), file => Assert.InRange(new FileInfo(file).Length, 1, 6_000));
}
