using System.Text.RegularExpressions;
using LrExpr.Docs.Tests.Documents;

namespace LrExpr.Docs.Tests;

/// <summary>Each claim of the page names the tests that hold it.</summary>
public sealed partial class SecurityPageTests
{
    private const string Page = "docs/security.md";

    [Fact]
    public void Tests_ThatThePageNames_AreThere()
    {
        var tests = Repository.Sources("tests").SelectMany(file => TestMethod().Matches(Repository.Read(file))).Select(match => match.Groups[1].Value).ToHashSet();
        string[] named = [.. TestName().Matches(Repository.Read(Page)).Select(match => match.Groups[1].Value).Distinct()];

        Assert.InRange(named.Length, 20, 100);
        Assert.All(named, name => Assert.Contains(name, tests));
    }

    [Fact]
    public void Claims_AllOfThem_NameATest()
    {
        string[] claims = [.. Document.Open(Page).Section("What is promised").Split('\n').Where(line => line.StartsWith("| It", StringComparison.Ordinal) || line.EndsWith(" |", StringComparison.Ordinal)).Skip(2)];

        Assert.NotEmpty(claims);
        Assert.All(claims, claim => Assert.Matches(TestName(), claim));
    }

    [GeneratedRegex(@"`([A-Z][A-Za-z]+_[A-Za-z]+_\w+)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"\[(?:Fact|Theory)\][^{;]*?public (?:async Task|void) (\w+)\(")]
    private static partial Regex TestMethod();
}
