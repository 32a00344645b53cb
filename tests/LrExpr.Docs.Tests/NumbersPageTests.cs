using System.Text.RegularExpressions;
using LrExpr.Docs.Tests.Documents;
using LrExpr.Docs.Tests.Kinds;
using LrExpr.Simplification;

namespace LrExpr.Docs.Tests;

public sealed partial class NumbersPageTests
{
    public static TheoryData<string> Kinds => [.. KindExample.All.Keys];

    [Fact]
    public void Page_HasARowForEveryRule()
    {
        var rules = typeof(ISimplification).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(ISimplification))).Select(type => type.Name);
        var rows = FirstCell().Matches(Document.Open("docs/numbers.md").Section("What is rewritten")).Select(row => row.Groups[1].Value);
        Assert.Equal(rules.Order(), rows.Order());
        Assert.Equal(Simplifier.AllRules.Select(rule => rule.GetType().Name), rows);
    }

    /// <summary>The page says so of this version; a rule of the fast sort makes that sentence wrong.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void FastAndStrict_OfAKind_HaveTheSameBits(string kind)
    {
        var example = KindExample.All[kind];
        CompiledSchedule fast = example.Compile(Numerics.Fast), strict = example.Compile(Numerics.Strict);
        double[] filled = new double[256];
        strict.Fill(0, filled);
        for (int step = 0; step < filled.Length; step++)
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(strict.At(step)), BitConverter.DoubleToInt64Bits(fast.At(step)));
            Assert.Equal(BitConverter.DoubleToInt64Bits(strict.At(step)), BitConverter.DoubleToInt64Bits(filled[step]));
        }
    }

    [GeneratedRegex(@"^\| `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex FirstCell();
}
