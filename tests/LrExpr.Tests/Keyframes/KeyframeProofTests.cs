using LrExpr.Tests.Support;

namespace LrExpr.Tests.Keyframes;

/// <summary>What is expected of keyframes follows from the formula that they are.</summary>
public sealed class KeyframeProofTests
{
    [Theory]
    [InlineData("linear", "Min, Max, Monotone proved for steps 0 to 1000000000000")]
    [InlineData("step", "Min, Max, Monotone proved for steps 0 to 1000000000000")]
    [InlineData("easeInQuart", "Min, Max, Monotone proved for steps 0 to 1000000000000")]
    [InlineData("easeInOutQuad", "Min, Max, Monotone proved for steps 0 to 1000000000000")]
    [InlineData("easeInOutCubic", "Min, Max, Monotone proved for steps 0 to 1000000000000")]
    [InlineData("easeInOutQuint", "Min, Max, Monotone proved for steps 0 to 1000000000000")]
    [InlineData("cosine", "Min, Max proved for steps 0 to 1000000000000; Monotone sampled at 19999 steps")]
    [InlineData("pchip", "Min, Max proved for steps 0 to 1000000000000; Monotone sampled at 19999 steps")]
    [InlineData("ease-in-out", "Min, Max proved for steps 0 to 1000000000000; Monotone sampled at 19999 steps")]
    public void Expect_OfFramesThatRise_IsProved(string between, string expected) => Assert.Equal(expected, ExpectationOf(
        $$"""{ "Keyframes": { "100": 0.1, "100001": 0.3, "1000000": 0.3, "900000000000": 0.7 }, "Between": "{{between}}", "Expect": { "Min": 0.1, "Max": 0.7, "Monotone": "increasing", "To": 1000000000000 } }"""));

    [Fact]
    public void Expect_OfFramesUpAndDown_IsProved() => Assert.Equal("Finite, Min, Max proved for steps 0 to 10000000000", ExpectationOf(
        """{ "Keyframes": { "0": 0, "100000": 1, "200000": "0.5 + 0.1 * sin(step)", "10000000000": 0 }, "Between": "easeInOutCubic", "Expect": { "Finite": true, "Min": 0, "Max": 1.01, "To": 10000000000 } }"""));

    [Fact]
    public void Frames_AreTheMarks_AndTheEndIsKnown()
    {
        foreach (string between in new[] { "linear", "step", "pchip", "cosine", "easeOutBounce", "easeInOutElastic", "ease" })
        {
            var schedule = Schedule.FromKeyframes(new() { Between = between, [10] = 0, [50] = 1, [200] = 0.5, [1000] = 0 });
            var outline = LrExpr.Facts.Outline.Of(schedule.Code.ForPeople, schedule.Cost);

            long[] marks = [.. outline.Landmarks(0, 2000).Select(mark => mark.Step)];
            Assert.Equal(between == "step" ? [50, 200, 1000] : [10, 50, 200, 1000], marks);
            Assert.Equal((1000L, 0.0), outline.Settled());
        }
    }

    private static string ExpectationOf(string schedule)
    {
        string explanation = ScheduleSet.Load(SettingJson.Read("LrExpr", $$"""{ "Schedules": { "a": {{schedule}} } }"""))["a"].Explain();
        return explanation.Split('\n').Single(line => line.StartsWith("expected", StringComparison.Ordinal))["expected    ".Length..];
    }
}
