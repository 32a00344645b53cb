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
        string[] exact = RulesIn("What is rewritten"), inexact = RulesIn("Fast and strict");
        Assert.Equal(Simplifier.ExactRules.Select(rule => rule.GetType().Name), exact);
        Assert.Equal(Simplifier.InexactRules.Select(rule => rule.GetType().Name), inexact);
        var rules = typeof(ISimplification).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(ISimplification))).Select(type => type.Name);
        Assert.Equal(rules.Order(), exact.Concat(inexact).Order());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Numerics_OfAKind_DifferByWhatThePageSays(string kind)
    {
        double[] strictAt = At(kind, Numerics.Strict), strictFill = Fill(kind, Numerics.Strict), fastAt = At(kind, Numerics.Fast), fastFill = Fill(kind, Numerics.Fast);
        Assert.Equal(strictAt.Select(BitConverter.DoubleToInt64Bits), strictFill.Select(BitConverter.DoubleToInt64Bits));

        double allowed = 4 * Math.ScaleB(1, -53) * strictAt.Max(Math.Abs);
        Assert.All(strictAt.Zip(fastAt, fastFill), values =>
        {
            Assert.InRange(values.Second, values.First - allowed, values.First + allowed);
            Assert.InRange(values.Third, values.First - allowed, values.First + allowed);
        });
    }

    private static double[] At(string kind, Numerics numerics)
    {
        var schedule = KindExample.All[kind].Compile(numerics);
        return [.. Enumerable.Range(0, Steps).Select(step => schedule.At(step))];
    }

    private static double[] Fill(string kind, Numerics numerics)
    {
        double[] values = new double[Steps];
        KindExample.All[kind].Compile(numerics).Fill(0, values);
        return values;
    }

    private static string[] RulesIn(string section) =>
        [.. FirstCell().Matches(Document.Open("docs/numbers.md").Section(section)).Select(row => row.Groups[1].Value)];

    [GeneratedRegex(@"^\| `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex FirstCell();
}
