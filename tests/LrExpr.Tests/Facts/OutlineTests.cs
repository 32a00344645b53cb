using CsCheck;
using LrExpr.Facts;

namespace LrExpr.Tests.Facts;

public sealed class OutlineTests
{
    private static Outline Of(string formula) => Schedule.Compile(formula).Outline;

    [Theory]
    [InlineData("step < 500 ? step / 500 : 1", "500: step < 500")]
    [InlineData("step <= 500 ? step / 500 : 1", "501: step <= 500")]
    [InlineData("min(step, 10000)", "10000: min(step, 10000)")]
    [InlineData("min(1, step / 10000)", "10000: min(1, step / 10000)")]
    [InlineData("max(0, 1 - step / 100)", "100: max(0, 1 - step / 100)")]
    [InlineData("clamp(step, 10, 20)", "10: clamp(step, 10, 20)|20: clamp(step, 10, 20)")]
    [InlineData("clamp(step / 100, 0, 1)", "100: clamp(step / 100, 0, 1)")]
    [InlineData("step < 1 ? 0 : 1 / step", "1: step < 1")]
    [InlineData("ramp(100, 200, step)", "100: ramp(100, 200, step)|200: ramp(100, 200, step)")]
    [InlineData("piecewise(step, [10, 20], [1, 2, 3])", "11: piecewise(step, [10, 20], [1, 2, 3])|21: piecewise(step, [10, 20], [1, 2, 3])")]
    [InlineData("interp(step, [10, 20], [1, 2])", "10: interp(step, [10, 20], [1, 2])|20: interp(step, [10, 20], [1, 2])")]
    [InlineData("pchip(step, [10, 20, 40], [1, 2, 1])", "10: pchip(step, [10, 20, 40], [1, 2, 1])|20: pchip(step, [10, 20, 40], [1, 2, 1])|40: pchip(step, [10, 20, 40], [1, 2, 1])")]
    [InlineData("cubicBezier((step - 100) / 50, 0.4, 0, 0.6, 1)", "100: cubicBezier((step - 100) / 50, 0.4, 0, 0.6, 1)|150: cubicBezier((step - 100) / 50, 0.4, 0, 0.6, 1)")]
    [InlineData("easeInOutQuad(step / 100)", "100: easeInOutQuad(step / 100)")]
    [InlineData("easeInOutCubic(ramp(100, 300, step))", "100: ramp(100, 300, step)|300: ramp(100, 300, step)")]
    [InlineData("easeOutBounce((step - 100) / 50)", "100: easeOutBounce((step - 100) / 50)|150: easeOutBounce((step - 100) / 50)")]
    [InlineData("at([1, 2, 3], step / 10)", "10: at([1, 2, 3], step / 10)|20: at([1, 2, 3], step / 10)")]
    [InlineData("step < 7 ? 1 : step < 123456789 ? 2 : 3", "7: step < 7|123456789: step < 123456789")]
    [InlineData("step >= 100 && step < 200 ? 1 : 0", "100: step >= 100|200: step >= 100 && step < 200")]
    [InlineData("step == 12345 ? 1 : 0", "12345: step == 12345")]
    [InlineData("step % 10 < 5 ? 1 : 0", "")]
    [InlineData("step % 20000 == 7 ? 1 : 0", "")]
    [InlineData("max(0.5, cos(step / 100))", "")]
    [InlineData("min(step, 100) < 50 ? 1 : 0", "50: min(step, 100) < 50|100: min(step, 100)")]
    [InlineData("0.96 ^ floor(step / 1000)", "")]
    [InlineData("cos(step / 100)", "")]
    [InlineData("0.1", "")]
    public void Landmarks_OfAFormula_AreWhereItGoesOverToAnotherPiece(string formula, string landmarks) =>
        Assert.Equal(landmarks, string.Join('|', Of(formula).Landmarks(0, 1_000_000_000_000).Select(mark => FormattableString.Invariant($"{mark.Step}: {mark.Text}"))));

    [Fact]
    public void Landmarks_OfAnyThreshold_AreExact() => Gen.Long[1, 1_000_000_000_000].Sample(threshold =>
    {
        var landmarks = Of(FormattableString.Invariant($"step < {threshold} ? 1 : 2")).Landmarks(0, long.MaxValue);
        Assert.Equal([threshold], landmarks.Select(mark => mark.Step));
    }, iter: 200);

    [Fact]
    public void Landmarks_OfShiftedSchedules_AreThoseOfTheWhole()
    {
        var set = ScheduleSet.Load(new Setting("LrExpr", [new Setting("Schedules", [
            new Setting("inner", "step < 1000 ? 1 : 2"),
            new Setting("outer", "step < 300 ? inner(0) : inner(step - 300)")])]));
        Assert.Equal([300, 1300], set["outer"].Outline.Landmarks(0, 5000).Select(mark => mark.Step));
    }

    [Theory]
    [InlineData("0.1", 0L, 0.1)]
    [InlineData("min(1, step / 10000)", 10000L, 1.0)]
    [InlineData("step < 500 ? step : 500", 500L, 500.0)]
    [InlineData("step < 500 ? step : 3", 500L, 3.0)]
    [InlineData("1 + cos(pi * clamp(step / 100, 0, 1))", 100L, 0.0)]
    [InlineData("max(0.01, 0.1 * 0.5 ^ floor(step / 1000))", 4000L, 0.01)]
    [InlineData("piecewise(step, [10, 20], [1, 2, 3])", 21L, 3.0)]
    public void Settled_WhereTheValueStays_IsTheFirstSuchStep(string formula, long step, double value) =>
        Assert.Equal((step, value), Of(formula).Settled());

    [Theory]
    [InlineData("step")]
    [InlineData("cos(step)")]
    [InlineData("step % 1000 < 1 ? 1 : 0")]
    [InlineData("step % 2")]
    [InlineData("uniform(1, step)")]
    [InlineData("step == 123456 ? 1 : 0")]
    [InlineData("step % 1000000007 == 5 ? 1 : 0")]
    public void Settled_WhereThatIsNotKnown_IsNothing(string formula) => Assert.Null(Of(formula).Settled());

    [Fact]
    public void Settled_OfAnyKindWithADefinedEnd_StaysFromThatStepOn()
    {
        var gen = Gen.Select(Gen.Int[1, 100_000], Gen.Double[0.001, 10], Gen.Double[0, 1]);
        gen.Sample((steps, rate, alpha) =>
        {
            var schedule = Schedule.FromKind("CosineDecay", new() { ["initial_learning_rate"] = rate, ["decay_steps"] = steps, ["alpha"] = alpha });
            var settled = schedule.Outline.Settled();
            Assert.NotNull(settled);
            Assert.Equal(settled.Value.Value, schedule.At(settled.Value.Step));
            Assert.Equal(settled.Value.Value, schedule.At(settled.Value.Step + 12345));
            Assert.Equal(settled.Value.Value, schedule.At(long.MaxValue));
            if (settled.Value.Step > 0)
                Assert.NotEqual(settled.Value.Value, schedule.At(settled.Value.Step - 1));
        }, iter: 100);
    }

    [Theory]
    [InlineData("step < 500 ? step / 500 : 1", 600)]
    [InlineData("min(1, step / 10000)", 12000)]
    [InlineData("0.1", 1000)]
    [InlineData("step", 1000)]
    [InlineData("0.1 * 0.5 ^ floor(step / 1000)", 6000)]
    [InlineData("1 + cos(pi * (step % 1000) / 1000)", 5000)]
    public void End_OfAFormula_IsBeyondWhatThereIsToSee(string formula, long end) => Assert.Equal(end, Of(formula).End());
}
