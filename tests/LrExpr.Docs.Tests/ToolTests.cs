using System.Text.RegularExpressions;
using LrExpr.Docs.Tests.Documents;
using LrExpr.Docs.Tests.Examples;

namespace LrExpr.Docs.Tests;

public sealed partial class ToolTests
{
    [Fact]
    public void Readme_HasTheVerbsOfTheTool_InTheOrderOfItsHelp()
    {
        var rows = Row().Matches(Document.Open("README.md").Section("The tool")).Select(match => match.Groups[1].Value);
        Assert.Equal(Verbs(), rows);
    }

    [Fact]
    public void ToolPage_HasASectionForEveryVerb_InAlphabeticalOrder() =>
        Assert.Equal(Verbs().Order(StringComparer.Ordinal).Select(verb => "lrexpr " + verb), Document.Open("docs/tool.md").Headings.Where(heading => heading.Level == 2).Select(heading => heading.Text));

    private static IEnumerable<string> Verbs()
    {
        using var files = new Workspace();
        string help = files.Run(["--help"]);
        string commands = help[help.IndexOf("Commands:", StringComparison.Ordinal)..help.IndexOf("Examples:", StringComparison.Ordinal)];
        return Verb().Matches(commands).Select(match => match.Groups[1].Value);
    }

    [GeneratedRegex(@"^  (\w+) ", RegexOptions.Multiline)]
    private static partial Regex Verb();

    [GeneratedRegex(@"^\| `lrexpr (\w+)", RegexOptions.Multiline)]
    private static partial Regex Row();
}
