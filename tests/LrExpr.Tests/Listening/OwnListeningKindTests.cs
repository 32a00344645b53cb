namespace LrExpr.Tests.Listening;

/// <summary>This library's own kinds that listen, against what they say of themselves, worked out by hand or by another program.</summary>
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
}
