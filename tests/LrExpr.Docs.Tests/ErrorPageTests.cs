using System.Text.RegularExpressions;
using LrExpr.Docs.Tests.Documents;
using LrExpr.Docs.Tests.Examples;

namespace LrExpr.Docs.Tests;

public sealed partial class ErrorPageTests
{
    private const string Page = "docs/errors.md";

    public static TheoryData<string> Codes => [.. CodesOfTheSource()];

    [Fact]
    public void Page_HasTheCodesThatTheSourceHas()
    {
        var headings = Document.Open(Page).Headings.Select(heading => CodeHeading().Match(heading.Text)).Where(match => match.Success).Select(match => match.Groups[1].Value);
        Assert.Equal(CodesOfTheSource(), headings);
    }

    /// <summary>What an example gives is compared with the product by the test of examples; here, that there is one.</summary>
    [Theory]
    [MemberData(nameof(Codes))]
    public void Code_Each_HasAnExampleThatGivesIt(string code)
    {
        var shown = Document.Open(Page).Blocks
            .Where(block => block.Heading.StartsWith(code + ":", StringComparison.Ordinal) && block.Language is "formula" or "text" or "console")
            .Where(block => block.Text.Contains(code, StringComparison.Ordinal));
        if (LimitExamples.All.TryGetValue(code, out string? formula))
        {
            Assert.False(Schedule.TryCompile(formula, null, out _, out var diagnostics));
            Assert.Contains(code, diagnostics.Select(diagnostic => diagnostic.Code));
        }
        else
        {
            Assert.True(shown.Any(), $"{Page}: {code} has neither an example nor a line in {nameof(LimitExamples)}.");
        }
    }

    private static IEnumerable<string> CodesOfTheSource() =>
        Repository.Sources("src").SelectMany(file => Code().Matches(Repository.Read(file))).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"(?<="")LRX\d{4}(?="")")]
    private static partial Regex Code();

    [GeneratedRegex(@"^(LRX\d{4}): ")]
    private static partial Regex CodeHeading();
}
