namespace LrExpr.Tests.Listening;

/// <summary>This library's own kinds that listen, and parameters that no trace sets, against what they say of themselves, worked out by hand.</summary>
public sealed class OwnListeningKindTests
{
    [Fact]
    public void EarlyStopping_AfterPatienceReportsWithoutABetterMetric_Stops()
    {
        var going = Schedule.FromKind("lrexpr.early_stopping", new() { ["patience"] = 2, ["min_delta"] = 0.1 }).CreateController();

        // 0.95 is better, but not by more than 0.1.
        double[] losses = [1, 0.8, 0.75, 0.6, 0.55, 0.52, 0.1, 0.1];
        double[] values = [.. losses.Select((loss, epoch) => going.Report(epoch, loss))];

        Assert.Equal([1, 1, 1, 1, 1, 0, 0, 0], values);
        Assert.Equal(1, going.State["stopped"]);
    }

    [Fact]
    public void DecorrelatedJitter_DrawsBetweenTheBaseAndThreeTimesTheLastDelay_UpToTheCap()
    {
        var parameters = new ScheduleParameters { ["base"] = 0.5, ["cap"] = 20, ["seed"] = 7 };
        var delays = Schedule.FromKind("lrexpr.decorrelated_jitter", parameters).CreateController();
        var uniform = Schedule.Compile("uniform(7, step)");

        Assert.Equal(0.5, delays.Value);
        double last = 0.5;
        for (int attempt = 0; attempt < 50; attempt++)
        {
            double expected = Math.Min(20, 0.5 + uniform.At(attempt) * (3 * last - 0.5));
            last = delays.Report(attempt);
            Assert.Equal(expected, last);
        }
    }

    [Fact]
    public void DecorrelatedJitter_OfTwoSeeds_IsNotTheSame_AndOfOneSeedRepeats()
    {
        static double[] Of(double seed)
        {
            var delays = Schedule.FromKind("lrexpr.decorrelated_jitter", new() { ["base"] = 1, ["cap"] = 60, ["seed"] = seed }).CreateController();
            return [.. Enumerable.Range(0, 10).Select(attempt => delays.Report(attempt))];
        }

        Assert.Equal(Of(1), Of(1));
        Assert.NotEqual(Of(1), Of(2));
    }

    [Fact]
    public void Aimd_GrowsUpToTheTarget_AndFallsAboveIt_WithinItsLimits()
    {
        var rate = Schedule.FromKind("lrexpr.aimd", new() { ["start"] = 10, ["target"] = 0.2, ["increase"] = 4, ["min"] = 2, ["max"] = 20 }).CreateController();

        double[] latencies = [0.1, 0.2, 0.1, 0.1, 0.9, 0.9, 0.9, 0.9, 0.1, double.NaN];
        double[] rates = [.. latencies.Select((latency, i) => rate.Report(i, latency))];

        Assert.Equal([14, 18, 20, 20, 10, 5, 2.5, 2, 6, 3], rates);
    }

    /// <summary>The first of two that are the same curve but for the names of their parameters.</summary>
    [Fact]
    public void Mmengine_WithTheWordsOfPyTorch_IsPyTorchs()
    {
        var one = Schedule.FromKind("mmengine.ReduceOnPlateauLR", new() { ["base_lr"] = 1, ["factor"] = 0.5, ["patience"] = 1, ["cooldown"] = 2, ["min_value"] = 0.1 }).CreateController();
        var other = Schedule.FromKind("torch.ReduceLROnPlateau", new() { ["base_lr"] = 1, ["factor"] = 0.5, ["patience"] = 1, ["cooldown"] = 2, ["min_lr"] = 0.1 }).CreateController();

        foreach (var (metric, epoch) in Metrics(200).Select((metric, epoch) => (metric, epoch)))
            Assert.Equal(other.Report(epoch, metric), one.Report(epoch, metric));
    }

    [Fact]
    public void Mmengine_BeforeBeginAndFromEndOn_CountsNothing()
    {
        var rate = Schedule.FromKind("mmengine.ReduceOnPlateauLR", new() { ["base_lr"] = 1, ["factor"] = 0.5, ["patience"] = 0, ["begin"] = 3, ["end"] = 6 }).CreateController();

        // MMEngine counts epochs from 1: 2, 3 and 4 here are its 3, 4 and 5; the first of them is the best.
        Assert.Equal([1, 1, 1, 0.5, 0.25, 0.25, 0.25], Enumerable.Range(0, 7).Select(epoch => rate.Report(epoch, 1)));
    }

    [Theory]
    [InlineData("mmengine.ReduceOnPlateauLR", "base_lr", "eps")]
    [InlineData("paddle.ReduceOnPlateau", "learning_rate", "epsilon")]
    [InlineData("transformers.GreedyLR", "base_lr", "eps")]
    public void Reduction_ByNoMoreThanEps_IsNotMade(string kind, string rate, string eps)
    {
        var parameters = new ScheduleParameters { [rate] = 0.5, ["factor"] = 0.5, ["patience"] = 0, [eps] = 0.25 };
        var controller = Schedule.FromKind(kind, parameters).CreateController();

        Assert.Equal(0.5, Enumerable.Range(0, 5).Select(epoch => controller.Report(epoch, double.NaN)).Min());
    }

    [Fact]
    public void Timm_AtItsLowestRate_StaysThere()
    {
        var rate = Schedule.FromKind("timm.PlateauLRScheduler", new() { ["base_lr"] = 1, ["decay_rate"] = 0.5, ["patience_t"] = 0, ["lr_min"] = 0.3 }).CreateController();

        Assert.Equal([1, 0.5, 0.3, 0.3], Enumerable.Range(1, 4).Select(epoch => rate.Report(epoch, 1)));
    }

    [Theory]
    [InlineData("abs", 0.1, new[] { 1, 0.95, 0.8 }, new[] { 0.2, 0.1, 0.2 })]
    [InlineData("rel", 0.1, new[] { 10, 9.5, 8 }, new[] { 0.2, 0.1, 0.2 })]
    public void Greedy_ByItsThreshold_TellsBetterFromNotBetter(string mode, double threshold, double[] metrics, double[] rates)
    {
        var rate = Schedule.FromKind("transformers.GreedyLR", new() { ["base_lr"] = 0.1, ["factor"] = 0.5, ["patience"] = 0, ["threshold"] = threshold, ["threshold_mode"] = mode }).CreateController();

        Assert.Equal(rates, metrics.Select((metric, epoch) => rate.Report(epoch, metric)));
    }

    private static IEnumerable<double> Metrics(int count)
    {
        var noise = Schedule.Compile("normal(3, step) + 5 * 0.98 ^ step");
        return Enumerable.Range(0, count).Select(step => noise.At(step));
    }
}
