using LrExpr.Binding;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Running;

/// <summary>Powers in formulas: whichever way they are computed, they have the bits of the power itself.</summary>
public sealed class PowerTests
{
    [Theory]
    [InlineData("2 ^ (step / 10)", 1024)]
    [InlineData("0.5 ^ (step / 100)", 0.5)]
    [InlineData("10 ^ (step / 50)", 100)]
    [InlineData("10 ^ (step / -50)", 0.01)]
    [InlineData("log10(10 ^ (step / 5))", 20)]
    [InlineData("(step / 10) ^ 2", 100)]
    [InlineData("step ^ 0.5", 10)]
    [InlineData("step ^ -0.5", 0.1)]
    [InlineData("step ^ 1", 100)]
    [InlineData("1.5 ^ (step / 20)", 7.59375)]
    public void PowerThatPeopleKnow_IsExact(string formula, double at100) => Assert.Equal(at100, BothForms.At(Schedule.Compile(formula), 100));

    /// <summary>By a product, a root, a table, or a logarithm computed before; in the tree as it was written it is the power itself.</summary>
    [Theory]
    [InlineData("(step / 7) ^ 2")]
    [InlineData("(step / 7) ^ 0.5")]
    [InlineData("(step / 7) ^ -0.5")]
    [InlineData("0.96 ^ (step / 7)")]
    [InlineData("2 ^ (step / 7)")]
    [InlineData("0.1 ^ (step / 1000)")]
    [InlineData("1e-300 ^ (step / 1000)")]
    [InlineData("1 ^ step")]
    [InlineData("0 ^ step")]
    [InlineData("inf ^ step")]
    [InlineData("(step - 50) ^ 3")]
    [InlineData("0.96 ^ floor(step / 1000)")]
    [InlineData("0.5 ^ floor(step)")]
    [InlineData("2 ^ floor(step / 3)")]
    [InlineData("0.1 ^ floor(step / 2147483648)")]
    [InlineData("0.3 ^ floor(step / 2147483647)")]
    [InlineData("0.5 ^ floor(step / 2.5)")]
    [InlineData("0.5 ^ floor(step / 0.5)")]
    [InlineData("0.5 ^ floor(step / -3)")]
    [InlineData("0.5 ^ floor((step - 3) / 3)")]
    [InlineData("let i = floor(ln(step)); 0.7 ^ i + 1 / 0.7 ^ -i")]
    [InlineData("2 ^ round(step / 1e15)")]
    [InlineData("0.3 ^ -ceil(step / 5)")]
    public void Power_HoweverItIsComputed_HasTheSameBits(string formula)
    {
        var schedule = Schedule.Compile(formula);
        var random = new Random(2);
        var steps = new List<long> { 0, 1, -1, long.MaxValue, long.MinValue, 1L << 53, (1L << 53) + 1 };
        for (int i = 0; i < 3_000; i++)
            steps.AddRange([i, 1_000L * i - 1, 1_000L * i, 2_147_483_648L * i, 2_147_483_647L * i, random.NextInt64(), random.NextInt64(-5_000_000, 5_000_000)]);

        foreach (long step in steps)
            Assert.Equal(BothForms.Bits(BoundEvaluator.Evaluate(schedule.Symbol.Body, step)), BothForms.Bits(BothForms.At(schedule, step)));
    }

    /// <summary>The tables are few: whichever base has one, no bit differs.</summary>
    [Fact]
    public void PowersOfManyStaircases_HaveTheSameBits()
    {
        for (int i = 1; i < 400; i++)
        {
            var schedule = Schedule.Compile("c ^ floor(step / 30)", new() { ["c"] = i / 400.0 });
            for (long step = 0; step < 3_000; step += 299)
                Assert.Equal(BothForms.Bits(BoundEvaluator.Evaluate(schedule.Symbol.Body, step)), BothForms.Bits(BothForms.At(schedule, step)));
        }
    }
}
