using LrExpr.Binding;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Lowering;

/// <summary>A kind or schedule that is called twice at the same step is written out twice, with all that it binds.</summary>
public sealed class WrittenOutTwiceTests
{
    [Theory]
    [InlineData("K(step) + K(step)")]
    [InlineData("let y = K(step); y + K(step)")]
    [InlineData("f(step) * f(step) + K(step)")]
    [InlineData("s(step) + s(step) + K(step)")]
    [InlineData("step < 3 ? s(step) : s(step) - K(step)")]
    public void Formula_WithCallsAtTheSameStep_HasTheValueOfItsParts(string formula)
    {
        var set = ScheduleSet.Load(new Setting("LrExpr",
        [
            new Setting("Kinds", [new Setting("K", [new Setting("Formula", "smoothstep(0, 1, step * 0.01 + lerp(step * 0.5, 2, 3 + step)) + clamp(step / 2, step - 1, step + sin(step))")])]),
            new Setting("Functions", [new Setting("f", "(x) => clamp(x * 2 + sin(x), x - 1, 5 * x)")]),
            new Setting("Schedules", [new Setting("s", "K(step) + clamp(step / 3, sin(step) - 2, 7)"), new Setting("main", formula)]),
        ]));
        var schedule = set["main"];
        double[] filled = new double[60];

        schedule.Fill(-20, filled);

        Assert.Empty(set.Warnings);
        for (int i = 0; i < filled.Length; i++)
        {
            long bits = BothForms.Bits(BoundEvaluator.Evaluate(schedule.Symbol.Body, i - 20));
            Assert.Equal(bits, BothForms.Bits(BothForms.At(schedule, i - 20)));
            Assert.Equal(bits, BothForms.Bits(filled[i]));
        }
    }
}
