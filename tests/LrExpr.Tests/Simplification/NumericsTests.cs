using LrExpr.Binding;
using LrExpr.Lowering;

namespace LrExpr.Tests.Simplification;

/// <summary>What the rewrites for speed do to values, against <see cref="Math"/>.</summary>
public sealed class NumericsTests
{
    [Fact]
    public void Square_AsAProduct_IsWithinOneUnitInTheLastPlace()
    {
        var fast = Schedule.Compile("(step / 7) ^ 2");
        var strict = Schedule.Compile("(step / 7) ^ 2", numerics: Numerics.Strict);
        var random = new Random(1);
        int different = 0;
        for (int i = 0; i < 200_000; i++)
        {
            long step = random.NextInt64(-(1L << 50), 1L << 50);
            double expected = Math.Pow(step / 7.0, 2);
            Assert.Equal(expected, strict.At(step));
            double actual = fast.At(step);
            Assert.True(Math.Abs(BitConverter.DoubleToInt64Bits(actual) - BitConverter.DoubleToInt64Bits(expected)) <= 1, $"step {step}");
            different += actual == expected ? 0 : 1;
        }

        Assert.InRange(different, 0, 2_000);
    }

    [Fact]
    public void PowerOfAConstant_ByExp_IsWithinOneUnitInTheLastPlace()
    {
        var fast = Schedule.Compile("0.96 ^ (step / 7)");
        var strict = Schedule.Compile("0.96 ^ (step / 7)", numerics: Numerics.Strict);
        int different = 0;
        for (long step = -100_000; step < 100_000; step++)
        {
            double expected = Math.Pow(0.96, step / 7.0), actual = fast.Function(step);
            Assert.Equal(expected, strict.Function(step));
            Assert.True(Math.Abs(BitConverter.DoubleToInt64Bits(actual) - BitConverter.DoubleToInt64Bits(expected)) <= 1, $"step {step}: {actual:R}, {expected:R}");
            different += actual == expected ? 0 : 1;
        }

        Assert.InRange(different, 1, 60_000);
    }

    [Theory]
    [InlineData("floor(1000 * 0.96 ^ (step / 7))")]
    [InlineData("0.96 ^ (step / 7) < 0.5 ? 1 : 2")]
    [InlineData("let p = 0.96 ^ (step / 7); let q = p * 100; floor(q) + floor(p)")]
    [InlineData("piecewise(1.01 ^ (step / 3), [2, 3], [1, 2, 3])")]
    [InlineData("floor((step / 3) ^ 2 / 7)")]
    public void Value_ThatJumps_FollowsFromTheBitsOfTheOperationsAsWritten(string formula)
    {
        var fast = Schedule.Compile(formula);
        var strict = Schedule.Compile(formula, numerics: Numerics.Strict);

        Assert.Equal(BoundPrinter.Print(strict.Code.Lowered.Body), BoundPrinter.Print(fast.Code.Lowered.Body));
        for (long step = 0; step < 3_000; step++)
            Assert.Equal(strict.Function(step), fast.Function(step));
    }

    [Theory]
    [InlineData("2 ^ (step / 10)", 1024)]
    [InlineData("0.5 ^ (step / 100)", 0.5)]
    [InlineData("10 ^ (step / 50)", 100)]
    public void PowerThatPeopleKnow_IsExact(string formula, double at100) => Assert.Equal(at100, Schedule.Compile(formula).Function(100));

    [Theory]
    [InlineData(0.96, 1000)]
    [InlineData(0.5, 1)]
    [InlineData(2, 3)]
    [InlineData(-1.5, 7)]
    [InlineData(0, 10)]
    [InlineData(0.1, 2147483648)]
    [InlineData(0.3, 2147483647)]
    public void PowerOfAStaircase_FromItsTable_HasTheBitsOfMathPow(double c, double k)
    {
        var schedule = Schedule.Compile("c ^ floor(step / k)", new() { ["c"] = c, ["k"] = k });
        var random = new Random(2);
        var steps = new List<long> { 0, 1, -1, long.MaxValue, long.MinValue, 1L << 53, (1L << 53) + 1 };
        for (long quotient = 0; quotient <= 1_030; quotient++)
            steps.AddRange([quotient * (long)k - 1, quotient * (long)k, quotient * (long)k + 1]);
        for (int i = 0; i < 20_000; i++)
            steps.AddRange([random.NextInt64(), random.NextInt64(-5_000_000, 5_000_000)]);

        foreach (long step in steps)
        {
            double expected = Math.Pow(c, Math.Floor(step / k));
            Assert.Equal(expected, schedule.At(step));
            Assert.Equal(expected, BoundEvaluator.Evaluate(schedule.Symbol.Body, step));
        }
    }

    [Theory]
    [InlineData("0.5 ^ floor(step / 2.5)")]
    [InlineData("0.5 ^ floor(step / 0.5)")]
    [InlineData("0.5 ^ floor(step / -3)")]
    [InlineData("0.5 ^ floor((step - 3) / 3)")]
    public void PowerOfAnotherStaircase_HasTheBitsOfItsOperations(string formula)
    {
        var schedule = Schedule.Compile(formula);

        for (long step = -50; step < 50; step++)
            Assert.Equal(BoundEvaluator.Evaluate(schedule.Symbol.Body, step), schedule.At(step));
    }
}
