namespace LrExpr.Tests.Kinds;

/// <summary>The warm-up that all schedules of MXNet have; the golden cases do not have each of its parameters with each of them.</summary>
public sealed class MxnetWarmUpTests
{
    [Theory]
    [InlineData("`mxnet.FactorScheduler`(step, 100, 0.5")]
    [InlineData("`mxnet.MultiFactorScheduler`(step, [100], 0.5")]
    [InlineData("`mxnet.PolyScheduler`(step, 100")]
    [InlineData("`mxnet.CosineScheduler`(step, 100")]
    public void WarmUp_GoesUpOrStays(string kind)
    {
        var line = Schedule.Compile(kind + ", base_lr: 0.5, warmup_steps: 10, warmup_begin_lr: 0.1)");
        var flat = Schedule.Compile(kind + ", base_lr: 0.5, warmup_steps: 10, warmup_begin_lr: 0.1, warmup_mode: constant)");

        Assert.Equal([0.1, 0.3, 0.5], [line.At(0), line.At(5), line.At(10)]);
        Assert.Equal([0.1, 0.1, 0.5], [flat.At(0), flat.At(9), flat.At(10)]);
    }

    [Fact]
    public void ARateBelowTheLowest_BecomesTheLowestWithTheFirstChange()
    {
        var schedule = Schedule.Compile("`mxnet.FactorScheduler`(step, 10, 1, stop_factor_lr: 0.1, base_lr: 0.01)");

        Assert.Equal([0.01, 0.1], [schedule.At(10), schedule.At(11)]);
    }
}
