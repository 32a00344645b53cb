using LrExpr.Docs.Tests.Documents;
using LrExpr.Docs.Tests.Generated;
using LrExpr.Docs.Tests.Kinds;

namespace LrExpr.Docs.Tests;

public sealed class KindPageTests
{
    public static TheoryData<string> Kinds => [.. Catalogue.Kinds.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kind_Each_HasAnExampleWithACurve(string kind)
    {
        Assert.True(KindExample.All.ContainsKey(kind), $"{KindExample.File} has no example of '{kind}': add its parameters and how many steps to draw.");
        Documentation.Verify(CurveSvg.FileOf(kind), CurveSvg.Draw(KindExample.All[kind]));
    }

    [Fact]
    public void Examples_AndCurves_AreOfKinds()
    {
        string[] kinds = [.. Catalogue.Kinds.Select(kind => kind.Name)];
        Assert.Empty(KindExample.All.Keys.Except(kinds));
        Assert.Empty(Directory.EnumerateFiles(Repository.PathOf("docs/curves"), "*.svg").Select(Path.GetFileNameWithoutExtension).Except(kinds));
    }

    [Fact]
    public void Curves_AreSmall() =>
        Assert.All(Directory.EnumerateFiles(Repository.PathOf("docs/curves"), "*.svg"), file => Assert.InRange(new FileInfo(file).Length, 1, 6_000));
}
