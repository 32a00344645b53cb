using Microsoft.CodeAnalysis;

namespace LrExpr.Architecture.Tests;

/// <summary>A file below <c>src</c>.</summary>
/// <param name="Path">Its path from there, such as <c>LrExpr.Parser/Text/TextSpan.cs</c>.</param>
/// <param name="Tree">What it says.</param>
public sealed record SourceFile(string Path, SyntaxTree Tree)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The folder it lies in; that of a file of the root is the project.</summary>
    public string Folder => Path[..Path.LastIndexOf('/')];

    public string Project => Path[..Path.IndexOf('/', StringComparison.Ordinal)];

    public int Lines => File.ReadLines(Tree.FilePath).Count();

    public override string ToString() => Path;
}
