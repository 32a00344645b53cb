using System.Text.RegularExpressions;
using LrExpr.Docs.Tests.Documents;
using LrExpr.Docs.Tests.Kinds;
using LrExpr.Lowering;

namespace LrExpr.Docs.Tests;

public sealed partial class NumbersPageTests
{
    private const int Steps = 5_000;

    public static TheoryData<string> Kinds => [.. KindExample.All.Keys];

    [Fact]
    public void Page_HasARowForEveryRule()
    {
        Assert.Equal(Simplifier.All.Select(rule => rule.GetType().Name), RulesIn("What is rewritten"));
        var rules = typeof(ISimplification).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(ISimplification))).Select(type => type.Name);
        Assert.Equal(rules.Order(), Simplifier.All.Select(rule => rule.GetType().Name).Order());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Fill_OfAKind_HasTheBitsOfAt_AsThePageSays(string kind)
    {
        var schedule = KindExample.All[kind].Load();
        double[] values = new double[Steps];
        schedule.Fill(0, values);
        Assert.Equal(Enumerable.Range(0, Steps).Select(step => BitConverter.DoubleToInt64Bits(schedule.At(step))), values.Select(BitConverter.DoubleToInt64Bits));
    }

    private static string[] RulesIn(string section) =>
        [.. FirstCell().Matches(Document.Open("docs/numbers.md").Section(section)).Select(row => row.Groups[1].Value)];

    [GeneratedRegex(@"^\| `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex FirstCell();
}
