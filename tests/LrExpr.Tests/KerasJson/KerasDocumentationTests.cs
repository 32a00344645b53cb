using System.Text.RegularExpressions;

namespace LrExpr.Tests.KerasJson;

/// <summary>What <c>docs/keras.md</c> says.</summary>
public sealed partial class KerasDocumentationTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Root(), "docs", "keras.md"));

    [Fact]
    public void Codes_OnThePage_AreThoseOfTheTests()
    {
        var tested = KerasFaultTests.Faults.Select(row => (string)row[0]).Concat(["LRX5001", "LRX5002"]).ToHashSet();

        Assert.Equal(tested.Order(), Code().Matches(Page).Select(match => match.Value).Distinct().Order());
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Directory.Packages.props")))
            folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex(@"LRX\d{4}")]
    private static partial Regex Code();
}
