using Microsoft.CodeAnalysis.CSharp;

namespace LrExpr.Architecture.Tests;

public sealed class FolderGraphTests
{
    [Theory]
    [InlineData("A/x.cs>A/B/y.cs A/B/y.cs>A/x.cs", "A -> A/B|A/B -> A")]
    [InlineData("A/x.cs>B/x.cs B/y.cs>C/x.cs C/x.cs>A/y.cs D/x.cs>A/x.cs", "A -> B|B -> C|C -> A")]
    [InlineData("A/x.cs>A/y.cs A/y.cs>A/x.cs A/x.cs>B/x.cs", "")]
    public void Cyclic_NamesTheArrowsOfCycles(string arrows, string expected)
    {
        var graph = new FolderGraph(arrows.Split(' ').Select(arrow => arrow.Split('>') is [var from, var to] ? new Arrow(File(from), 1, "name", File(to)) : throw new FormatException(arrow)));
        Assert.Equal(expected, string.Join('|', graph.Cyclic().Select(line => line[..line.IndexOf(',', StringComparison.Ordinal)]).Order(StringComparer.Ordinal)));
    }

    private static SourceFile File(string path) => new(path, CSharpSyntaxTree.ParseText(""));
}
