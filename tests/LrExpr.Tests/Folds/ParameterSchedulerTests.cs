using System.Text.Json;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Folds;

/// <summary>Lists of MMEngine's schedulers: one of them bends the rate, and the others change it before and after.</summary>
public sealed class ParameterSchedulerTests
{
    private const double Lowest = 0.001, Rate = 0.1;

    /// <summary>In any order: what is a scheduler's part of the rate of the optimizer does not depend on the others.</summary>
    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(2, 1, 0)]
    [InlineData(1, 2, 0)]
    public void List_HasTheValuesThatUpdatesStepByStepLeave(params int[] order)
    {
        string[] schedulers =
        [
            """{ "Kind": "mmengine.LinearLR", "Parameters": { "base_lr": 0.1, "start_factor": 0.1, "end": 20 } }""",
            """{ "Kind": "mmengine.PolyLR", "Parameters": { "base_lr": 0.1, "eta_min": 0.001, "power": 2, "begin": 20, "end": 100 } }""",
            """{ "Kind": "lrexpr.by_epoch", "Parameters": { "epoch_length": 10, "schedule": { "Kind": "mmengine.MultiStepLR", "Parameters": { "base_lr": 0.1, "gamma": 0.5, "milestones": [12, 14] } } } }""",
        ];
        var list = Load(string.Join(", ", order.Select(i => schedulers[i])));
        double value = Rate;
        for (int step = 0; step < 200; step++)
        {
            value = Updated(value, step);
            double actual = BothForms.At(list, step);
            Assert.True(Math.Abs(value - actual) <= 1e-12 * value, FormattableString.Invariant($"step {step}: expected {value:R}, got {actual:R}"));
        }
    }

    [Fact]
    public void List_WithoutARate_IsRefused()
    {
        var refused = Assert.Throws<ScheduleException>(() => Load("\"1\"", rate: "0"));

        Assert.Equal("base_lr must be != 0, but is 0", Assert.Single(refused.Diagnostics).Message);
    }

    /// <summary>What the three of them do to the rate when a step begins.</summary>
    private static double Updated(double value, int step)
    {
        const double From = 0.1;
        if (step < 20)
            value *= step == 0 ? From : 1 + (1 - From) / (19 * From + (step - 1) * (1 - From));
        if (step is > 20 and < 100)
            value = Lowest + (value - Lowest) * Math.Pow(1 - 1.0 / (79 - (step - 20) + 1), 2);
        return step is 120 or 140 ? value * 0.5 : value;
    }

    private static CompiledSchedule Load(string schedulers, string rate = "0.1")
    {
        string section = $$"""{ "Schedules": { "a": { "Kind": "mmengine.param_scheduler", "Parameters": { "base_lr": {{rate}}, "param_scheduler": [{{schedulers}}] } } } }""";
        return ScheduleSet.Load(TestData.ToSetting("LrExpr", JsonDocument.Parse(section).RootElement))["a"];
    }
}
