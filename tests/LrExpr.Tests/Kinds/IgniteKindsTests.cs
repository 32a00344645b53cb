using LrExpr.Tests.Support;

namespace LrExpr.Tests.Kinds;

/// <summary>What the golden values of Ignite have that its kinds alone do not say, and what they leave out.</summary>
public sealed class IgniteKindsTests
{
    /// <summary>Ignite counts this scheduler, and no other, one step ahead.</summary>
    [Fact]
    public void LRScheduler_AroundWarmRestarts_IsOneStepAhead()
    {
        var golden = TestData.Json("golden/ignite.json").GetProperty("cases").EnumerateArray().Single(row => row.Text("id") == "ignite/lr_scheduler/004");
        var schedule = ScheduleSet.Load(new Setting("LrExpr", [new Setting("Schedules", [
            new Setting("ahead", "`torch.CosineAnnealingWarmRestarts`(step + 1, 0.1, 4, 2)"),
            new Setting("handler", "`ignite.LRScheduler`(step, ahead)"),
        ])]))["handler"];

        Assert.All(golden.GetProperty("points").EnumerateArray(), point => Assert.Equal(point[1].Number(), schedule.At(point[0].GetInt64()), 1e-14));
    }

    /// <summary>Lengths that are rounded down from cycle to cycle, against counting event by event.</summary>
    [Theory]
    [InlineData(10, 1.5, 0)]
    [InlineData(7, 1.3, 4)]
    [InlineData(2, 1.4, 0)]
    [InlineData(9, 1, 3)]
    [InlineData(3, 30, 2)]
    [InlineData(40, 0.9, 5)]
    public void CyclicalSchedulers_OfCyclesThatGrow_AreThoseOfCountedEvents(int size, double mult, int warmup)
    {
        string arguments = FormattableString.Invariant($"(step, 1, 0.2, {size}, {mult}, 0.9, 0.95, {warmup}");
        var line = Schedule.Compile($"`ignite.LinearCyclicalScheduler`{arguments}, true)");
        var cosine = Schedule.Compile($"`ignite.CosineAnnealingScheduler`{arguments})");
        double start = 1, end = 0.2;
        int inCycle = 0, length = size, rest = warmup;

        for (int step = 0; step < 300; step++, inCycle++)
        {
            if (step > 0 && inCycle == length)
                start *= 0.9;
            if (step > 0 && inCycle == length + rest)
            {
                (inCycle, length, rest) = (0, (int)(length * mult), (int)(rest * mult));
                end *= 0.95;
            }

            double t = (double)inCycle / length, back = end + ((start - end) * (inCycle - length) / rest);
            Assert.Equal(inCycle > length ? back : start + ((end - start) * t), line.At(step), 1e-12);
            Assert.Equal(inCycle > length ? back : start + ((end - start) * (1 - Math.Cos(Math.PI * t)) / 2), cosine.At(step), 1e-12);
        }
    }

    /// <summary>What the cycles of one part cost when they are computed is not counted for the others.</summary>
    [Fact]
    public void ConcatScheduler_OfManyCycles_IsLoaded()
    {
        string[] parts = [.. Enumerable.Range(2, 20).Select(size => FormattableString.Invariant($"`ignite.CosineAnnealingScheduler`(step, 1, 0.1, {size}, 1.1)"))];
        var names = parts.Select((part, i) => new Setting(FormattableString.Invariant($"part{i}"), part));
        string list = string.Join(", ", parts.Select((_, i) => FormattableString.Invariant($"part{i}")));
        string durations = string.Join(", ", parts.Skip(1).Select(_ => "50"));

        var schedule = ScheduleSet.Load(new Setting("LrExpr", [new Setting("Schedules", [.. names, new Setting("all", $"`ignite.ConcatScheduler`(step, [{list}], [{durations}])")])]))["all"];

        Assert.Equal(1, schedule.At(950));
    }
}
