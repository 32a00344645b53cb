using System.Text.RegularExpressions;
using LrExpr.Docs.Tests.Documents;
using LrExpr.Docs.Tests.Examples;

namespace LrExpr.Docs.Tests;

public sealed partial class ToolTests
{
    [Fact]
    public void Readme_HasEveryVerbOfTheTool()
    {
        using var files = new Workspace();
        string help = files.Run(["--help"]);
        string commands = help[help.IndexOf("Commands:", StringComparison.Ordinal)..help.IndexOf("Examples:", StringComparison.Ordinal)];
        var verbs = Verb().Matches(commands).Select(match => match.Groups[1].Value);
        var rows = Row().Matches(Document.Open("README.md").Section("The tool")).Select(match => match.Groups[1].Value);
        Assert.Equal(verbs.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^  (\w+) <", RegexOptions.Multiline)]
    private static partial Regex Verb();

    [GeneratedRegex(@"^\| `lrexpr (\w+)", RegexOptions.Multiline)]
    private static partial Regex Row();
}
