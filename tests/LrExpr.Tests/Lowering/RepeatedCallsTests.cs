using LrExpr.Binding;
using LrExpr.Lowering;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Lowering;

/// <summary>A costly call that stands more than once is computed once, where the tree computes it in any case.</summary>
public sealed class RepeatedCallsTests
{
    [Theory]
    [InlineData("exp(step) * exp(step)", 1)]
    [InlineData("exp(step) + exp(-step)", 2)]
    [InlineData("let i = step / 3; 2 ^ i + 1 / 2 ^ i", 1)]
    [InlineData("let i = step / 3; let j = step / 3; 2 ^ i + 2 ^ j", 2)]
    [InlineData("sin(cos(step)) + cos(step) * sin(cos(step))", 2)]
    [InlineData("let i = ln(step); let j = exp(i); i + j * exp(i) + ln(step)", 2)]
    [InlineData("exp(step) + (step < 5 ? exp(step) : 1)", 1)]
    [InlineData("step < 5 ? exp(step) : exp(step) + 1", 2)]
    [InlineData("step < 5 ? (let a = step / 2; exp(a) + exp(a)) : exp(step)", 2)]
    [InlineData("exp(let a = step / 2; a * a) + exp(let a = step / 2; a * a)", 2)]
    [InlineData("step / 3 + step / 3", 0)]
    public void Formula_ForCode_HasSoManyCostlyCalls(string formula, int count)
    {
        var schedule = Schedule.Compile(formula);

        Assert.Equal(count, CostlyCalls.NumberIn(schedule.Code.Simplified));
        for (long step = -40; step < 40; step++)
            Assert.Equal(BothForms.Bits(BoundEvaluator.Evaluate(schedule.Symbol.Body, step)), BothForms.Bits(BothForms.At(schedule, step)));
    }
}
